import { latin1, longText } from './bytes.ts';
import { boxes } from './heic.ts';

/** What the last manifest of a C2PA manifest store claims. Its signature is not verified. */
export interface C2paClaims {
  /** IPTC's names of the digital source types that its actions state. */
  readonly sourceTypes: readonly string[];
  /** One of its actions changed what is to be seen. */
  readonly isEdited: boolean;
}

/** Of assertions, bytes: those with thumbnails are larger, and say nothing of this. */
const ASSERTION_MAX = 200_000;

/** Actions that change what is to be seen (C2PA 2.1, 18.12.1); cropping, scaling and saving anew do not. */
const editing: readonly string[] = [
  'c2pa.adjustedColor',
  'c2pa.color_adjustments',
  'c2pa.drawing',
  'c2pa.edited',
  'c2pa.enhanced',
  'c2pa.filtered',
  'c2pa.placed',
  'c2pa.removed',
];

const sourceTypeHomes: readonly string[] = [
  'http://cv.iptc.org/newscodes/digitalsourcetype/',
  'http://c2pa.org/digitalsourcetype/',
];

interface Jumbf {
  readonly label: string;
  readonly children: readonly {
    readonly type: string;
    readonly start: number;
    readonly end: number;
  }[];
}

/** A superbox: its label and what is in it (ISO/IEC 19566-5, 6). Undefined where it has no description. */
function superbox(bytes: Uint8Array, start: number, end: number): Jumbf | undefined {
  const [description, ...children] = [...boxes(bytes, start, end)];
  if (description?.type !== 'jumd') return undefined;
  // After a UUID and a byte of flags.
  const from = description.start + 17;
  const to = bytes.subarray(from, description.end).indexOf(0);
  return { label: latin1(bytes, from, Math.max(0, to)), children };
}

const superboxesIn = (bytes: Uint8Array, { children }: Jumbf): readonly Jumbf[] =>
  children.flatMap(({ type, start, end }) => {
    const box = type === 'jumb' ? superbox(bytes, start, end) : undefined;
    return box ?? [];
  });

/** How CBOR (RFC 8949, 3.1) and JSON write a short text of ASCII. */
const spellings = (text: string): readonly string[] => [
  (text.length < 24
    ? String.fromCharCode(0x60 + text.length)
    : `\x78${String.fromCharCode(text.length)}`) + text,
  `"${text}"`,
];

const holds = (content: string, text: string): boolean =>
  spellings(text).some((spelling) => content.includes(spelling));

/**
 * Reads a C2PA manifest store; undefined where it is none.
 * @param sourceTypes those that are looked for
 */
export function c2paClaims(
  bytes: Uint8Array,
  sourceTypes: readonly string[],
): C2paClaims | undefined {
  const [outer] = boxes(bytes, 0, bytes.length);
  const store = outer?.type === 'jumb' ? superbox(bytes, outer.start, outer.end) : undefined;
  if (store?.label !== 'c2pa') return undefined;
  // The last manifest is the one in force; those before it are of what it was made from.
  const manifest = superboxesIn(bytes, store).at(-1);
  const assertions = manifest && superboxesIn(bytes, manifest).find(isAssertions);
  const actions = (assertions ? superboxesIn(bytes, assertions) : [])
    .filter(({ label }) => label.startsWith('c2pa.actions'))
    .flatMap(({ children }) => children)
    .map(({ start, end }) => longText(bytes.subarray(start, Math.min(end, start + ASSERTION_MAX))));
  const isSaid = (text: string) => actions.some((content) => holds(content, text));
  return {
    sourceTypes: sourceTypes.filter((name) => sourceTypeHomes.some((home) => isSaid(home + name))),
    isEdited: editing.some(isSaid),
  };
}

const isAssertions = ({ label }: Jumbf): boolean => label === 'c2pa.assertions';
