import { type C2paClaims, c2paClaims } from './c2pa.ts';
import { type Metadata, metadataOf, type NamedText } from './metadata.ts';
import programs from './programs.json' with { type: 'json' };
import { xmpValues } from './xmp.ts';

/**
 * What a file says of how its picture came to be, the gravest first: made by a machine, partly so, perhaps so,
 * changed afterwards, taken by a camera, a statement that says none of these, no statement.
 */
export const originKinds = [
  'generated',
  'part-generated',
  'maybe-generated',
  'edited',
  'captured',
  'unsaid',
  'none',
] as const;
export type OriginKind = (typeof originKinds)[number];

/** What says so: a mark, or a program that the file names. */
export const originMarks = ['gb-45438', 'iptc', 'c2pa', 'prompt'] as const;

export interface Origin {
  readonly kind: OriginKind;
  /** One of `originMarks`, or the name of a program in programs.json. Absent where nothing is said. */
  readonly by?: string;
}

/** IPTC's digital source types (cv.iptc.org/newscodes/digitalsourcetype) by the end of their address. */
const sourceTypes: Readonly<Record<string, OriginKind>> = {
  trainedAlgorithmicMedia: 'generated',
  algorithmicMedia: 'generated',
  trainedAlgorithmicData: 'generated',
  dataDrivenMedia: 'generated',
  digitalCreation: 'generated',
  digitalArt: 'generated',
  virtualRecording: 'generated',
  compositeWithTrainedAlgorithmicMedia: 'part-generated',
  compositeSynthetic: 'part-generated',
  algorithmicallyEnhanced: 'edited',
  humanEdits: 'edited',
  minorHumanEdits: 'edited',
  composite: 'edited',
  compositeCapture: 'edited',
  digitalCapture: 'captured',
  computationalCapture: 'captured',
};

/** GB 45438-2025, annex E: it is generated, may be, or is suspected to be. */
const labels: Readonly<Record<string, OriginKind>> = {
  '1': 'generated',
  '2': 'maybe-generated',
  '3': 'maybe-generated',
};

/** The label in the JSON of a `TC260:AIGC`. A mark that cannot be read is still a mark. */
function labelKind(json: string): OriginKind {
  const label = /"Label"\s?:\s?"?([0-9])/.exec(json)?.[1];
  return labels[label ?? ''] ?? 'maybe-generated';
}

const AIGC_SPACE = 'tc260.org.cn/ns/AIGC';

/** The label as XMP's `TC260:AIGC`, as separate properties of its namespace, as a PNG's text, or in a comment. */
function aigcKinds({ xmp, texts }: Metadata): readonly OriginKind[] {
  const ofXmp = xmp
    .filter((packet) => packet.includes(AIGC_SPACE) || packet.includes('TC260:'))
    .flatMap((packet) => {
      const whole = xmpValues(packet, 'AIGC').map(labelKind);
      const parts = xmpValues(packet, 'Label').map((label) => labels[label] ?? 'maybe-generated');
      return whole.length > 0 ? whole : parts;
    });
  const ofTexts = texts
    .filter(({ key, text }) => key === 'AIGC' || (key === 'exif' && text.includes('"AIGC"')))
    .map(({ text }) => labelKind(text));
  return [...ofXmp, ...ofTexts];
}

const lastPart = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

const iptcKinds = ({ xmp }: Metadata): readonly OriginKind[] =>
  xmp
    .flatMap((packet) => xmpValues(packet, 'DigitalSourceType'))
    .flatMap((uri) => sourceTypes[lastPart(uri)] ?? []);

function c2paKinds(claims: C2paClaims): readonly OriginKind[] {
  const stated = claims.sourceTypes.flatMap((name) => sourceTypes[name] ?? []);
  return [...stated, ...(claims.isEdited ? (['edited'] as const) : []), 'unsaid'];
}

/** Where generators leave what they were asked for, and what it holds. */
const prompts: readonly (readonly [key: string, ...parts: readonly string[]])[] = [
  ['parameters', 'Steps: ', 'Sampler'],
  ['exif', 'Steps: ', 'Sampler'],
  ['prompt', '"class_type"'],
  ['workflow', '"nodes"'],
  ['invokeai_metadata', '{'],
  ['invokeai_graph', '{'],
  ['sd-metadata', '{'],
  ['Dream', '-'],
  ['fooocus_scheme', ''],
  ['Comment', '"sampler"', '"steps"'],
];

const isPrompt = ({ key, text }: NamedText): boolean =>
  prompts.some(([name, ...parts]) => name === key && parts.every((part) => text.includes(part)));

/** UTF-8 as Latin-1, which is how a file's texts are read here. */
const asRead = (text: string): string =>
  encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

const known = programs.programs.map(({ name, kind, texts }) => ({
  by: name,
  kind: kind as OriginKind,
  texts: texts.map((text) => asRead(text).toLowerCase()),
}));

/** Where programs name themselves: XMP's own properties, IPTC's credit, EXIF, a PNG's text, a comment. */
const programProperties = ['CreatorTool', 'Software', 'softwareAgent', 'Credit'] as const;
const programKeys: readonly string[] = ['Software', 'Source', 'comment'];
/** Programs name themselves shortly; a long text is somebody's own words. */
const PROGRAM_MAX = 200;

function programsIn({ xmp, texts }: Metadata): readonly Origin[] {
  const said = [
    ...xmp.flatMap((packet) => programProperties.flatMap((name) => xmpValues(packet, name))),
    ...texts.filter(({ key }) => programKeys.includes(key)).map(({ text }) => text),
  ]
    .filter(({ length }) => length <= PROGRAM_MAX)
    .map((text) => text.toLowerCase());
  return known
    .filter((program) => program.texts.some((text) => said.some((one) => one.includes(text))))
    .map(({ kind, by }) => ({ kind, by }));
}

/**
 * What a file itself says of where its picture comes from; of several statements the gravest. Nothing is verified,
 * and a file that says nothing may be anything. Reads the file's headers alone.
 */
export function originOf(bytes: Uint8Array): Origin {
  const metadata = metadataOf(bytes);
  const claims = metadata.c2pa && c2paClaims(metadata.c2pa, Object.keys(sourceTypes));
  const marked = (kinds: readonly OriginKind[], by: (typeof originMarks)[number]) =>
    kinds.map((kind): Origin => ({ kind, by }));
  const all = [
    ...marked(aigcKinds(metadata), 'gb-45438'),
    ...marked(iptcKinds(metadata), 'iptc'),
    ...marked(claims ? c2paKinds(claims) : [], 'c2pa'),
    ...marked(metadata.texts.some(isPrompt) ? ['generated'] : [], 'prompt'),
    ...programsIn(metadata),
  ];
  const gravity = ({ kind }: Origin) => originKinds.indexOf(kind);
  return all.toSorted((a, b) => gravity(a) - gravity(b))[0] ?? { kind: 'none' };
}
