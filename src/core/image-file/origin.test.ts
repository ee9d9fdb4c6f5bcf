import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { originKinds, originOf } from './origin.ts';
import {
  avifWithStore,
  jpegWith,
  jpegWithStore,
  manifestStore,
  packet,
  pictureFormats,
  plain,
  pngWith,
  pngWithText,
  webpWithStore,
  withExif,
  withXmp,
} from './origin-files.testing.ts';
import programs from './programs.json' with { type: 'json' };
import { xmpValues } from './xmp.ts';

const label = (value: string) =>
  `{"Label":"${value}","ContentProducer":"001191110000","ProduceID":"a1","ReservedCode1":"","ContentPropagator":"","PropagateID":"","ReservedCode2":""}`;
const escaped = (json: string) => json.replaceAll('"', '&quot;');
const element = (value: string) => packet(`<TC260:AIGC>${escaped(label(value))}</TC260:AIGC>`);
const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const generated = { kind: 'generated' } as const;

describe.each(pictureFormats)('%s', (format) => {
  test('that says nothing', async () => {
    expect(originOf(await plain(format))).toEqual({ kind: 'none' });
  });

  test('with the label of GB 45438', async () => {
    const file = await withXmp(format, element('1'));
    expect(originOf(file)).toEqual({ kind: 'generated', by: 'gb-45438' });
  });

  test('with IPTC’s digital source type', async () => {
    const attribute = `Iptc4xmpExt:DigitalSourceType="${IPTC}compositeWithTrainedAlgorithmicMedia"`;
    const file = await withXmp(format, packet('', attribute));
    expect(originOf(file)).toEqual({ kind: 'part-generated', by: 'iptc' });
  });

  test('whose EXIF names a program, and one that names a camera’s firmware', async () => {
    const edited = await withExif(format, { Software: 'BeautyCam 11.2' });
    expect(originOf(edited)).toEqual({ kind: 'edited', by: 'BeautyCam 美颜相机' });
    const camera = await withExif(format, { Software: 'HDR+ 1.0.345618096', Make: 'Google' });
    expect(originOf(camera)).toEqual({ kind: 'none' });
  });

  test('cut anywhere gives an answer', async () => {
    const file = await withXmp(format, element('1'));
    for (let length = 0; length < file.length; length += 7) {
      expect(originKinds).toContain(originOf(file.subarray(0, length)).kind);
    }
  });
});

describe('the label of GB 45438-2025', () => {
  test.each([
    ['1', 'generated'],
    ['2', 'maybe-generated'],
    ['3', 'maybe-generated'],
    ['9', 'maybe-generated'],
  ])('%s: %s', async (value, kind) => {
    expect(originOf(await withXmp('jpeg', element(value)))).toEqual({ kind, by: 'gb-45438' });
  });

  test.each([
    ['as an attribute', packet('', `TC260:AIGC="${escaped(label('1'))}"`)],
    ['unescaped', packet(`<TC260:AIGC>${label('1')}</TC260:AIGC>`)],
    ['in CDATA', packet(`<TC260:AIGC><![CDATA[${label('1')}]]></TC260:AIGC>`)],
    ['as separate properties', packet('<TC260:Label>1</TC260:Label>')],
  ])('%s', async (_, xmp) => {
    expect(originOf(await withXmp('png', xmp))).toEqual({ kind: 'generated', by: 'gb-45438' });
  });

  test('as a PNG’s text, and in an EXIF comment', async () => {
    expect(originOf(await pngWithText('AIGC', label('1')))).toMatchObject(generated);
    const comment = await withExif('jpeg', { ImageDescription: `{"AIGC":${label('1')}}` });
    expect(originOf(comment)).toMatchObject(generated);
  });

  test('its namespace alone says nothing', async () => {
    expect(originOf(await withXmp('jpeg', packet('')))).toEqual({ kind: 'none' });
  });
});

describe('IPTC’s digital source type', () => {
  test.each([
    ['trainedAlgorithmicMedia', 'generated'],
    ['compositeSynthetic', 'part-generated'],
    ['humanEdits', 'edited'],
    ['digitalCapture', 'captured'],
    ['screenCapture', 'none'],
  ])('%s: %s', async (name, kind) => {
    const resource = `<Iptc4xmpExt:DigitalSourceType rdf:resource="${IPTC}${name}"/>`;
    expect(originOf(await withXmp('jpeg', packet(resource))).kind).toBe(kind);
    const text = `<Iptc4xmpExt:DigitalSourceType>${IPTC}${name}</Iptc4xmpExt:DigitalSourceType>`;
    expect(originOf(await withXmp('jpeg', packet(text))).kind).toBe(kind);
  });
});

describe('a C2PA manifest', () => {
  const ai = manifestStore(['c2pa.created', `${IPTC}trainedAlgorithmicMedia`]);
  const said = { kind: 'generated', by: 'c2pa' };

  test('in each kind of file', async () => {
    expect(originOf(await jpegWithStore(ai))).toEqual(said);
    expect(originOf(await jpegWithStore(ai, 3))).toEqual(said);
    expect(originOf(await pngWith('caBX', ai))).toEqual(said);
    expect(originOf(await webpWithStore(ai))).toEqual(said);
    expect(originOf(await avifWithStore(ai))).toEqual(said);
  });

  test.each([
    ['edited', ['c2pa.opened', 'c2pa.edited']],
    ['captured', ['c2pa.created', `${IPTC}digitalCapture`, 'c2pa.cropped']],
    ['unsaid', ['c2pa.published']],
    // Only a longer name begins with that of an edit.
    ['unsaid', ['c2pa.edited.metadata']],
  ])('%s: %j', async (kind, texts) => {
    expect(originOf(await jpegWithStore(manifestStore(texts)))).toEqual({ kind, by: 'c2pa' });
  });

  test('of what the picture was made from is not its own', async () => {
    const store = manifestStore(['c2pa.published'], [`${IPTC}trainedAlgorithmicMedia`]);
    expect(originOf(await jpegWithStore(store)).kind).toBe('unsaid');
  });

  test('that is none', async () => {
    expect(originOf(await pngWith('caBX', ai.subarray(20)))).toEqual({ kind: 'none' });
  });
});

describe('what a generator was asked for', () => {
  test.each([
    ['parameters', 'a man, passport photo\nSteps: 20, Sampler: Euler a, Seed: 1'],
    ['prompt', '{"3":{"class_type":"KSampler"}}'],
    ['workflow', '{"nodes":[]}'],
    ['invokeai_metadata', '{"seed":1}'],
  ])('in the text %s', async (key, text) => {
    expect(originOf(await pngWithText(key, text))).toEqual({ kind: 'generated', by: 'prompt' });
  });

  test('in a compressed text, however far it would grow', async () => {
    const text = deflateSync(`Steps: 20, Sampler: Euler ${' '.repeat(50_000_000)}`);
    const file = await pngWith('zTXt', Buffer.concat([Buffer.from('parameters\0\0'), text]));
    expect(originOf(file)).toEqual({ kind: 'generated', by: 'prompt' });
  });

  test('in a JPEG’s comment', async () => {
    const file = await withExif('jpeg', { ImageDescription: 'a man. Steps: 20, Sampler: Euler' });
    expect(originOf(file)).toEqual({ kind: 'generated', by: 'prompt' });
  });

  test('is not every text of that name', async () => {
    expect(originOf(await pngWithText('parameters', 'shutter 1/60'))).toEqual({ kind: 'none' });
    expect(originOf(await pngWithText('Comment', 'my new passport'))).toEqual({ kind: 'none' });
  });
});

describe('the list of programs', () => {
  test.each(programs.programs.map((one) => [one.name, one] as const))('%s', async (name, one) => {
    expect(one.source).toMatch(/^https:\/\//);
    expect(
      one.texts.every(
        (text) => (text === text.toLowerCase() && text.length >= 4) || /\p{Script=Han}/u.test(text),
      ),
    ).toBe(true);
    // The check's value, with its kind, has at most 40 characters.
    expect(`${one.kind}:${name}`.length).toBeLessThanOrEqual(40);
    for (const text of one.texts) {
      const file = await pngWithText('Software', `${text} 1.0`);
      expect(originOf(file)).toEqual({ kind: one.kind, by: expect.any(String) });
    }
  });

  test('is looked for in XMP and in comments, not in somebody’s words', async () => {
    const xmp = packet('', 'xmp:CreatorTool="Adobe Photoshop 25.0 (Windows)"');
    expect(originOf(await withXmp('jpeg', xmp))).toEqual({ kind: 'edited', by: 'Adobe Photoshop' });
    const comment = await jpegWith(0xfe, Buffer.from('Meitu'));
    expect(originOf(comment)).toEqual({ kind: 'edited', by: 'Meitu 美图' });
    const words = await withExif('jpeg', { ImageDescription: 'Not made with Photoshop or Meitu' });
    expect(originOf(words)).toEqual({ kind: 'none' });
  });
});

test('of several statements the gravest counts', async () => {
  const both = packet(
    `<Iptc4xmpExt:DigitalSourceType>${IPTC}trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>`,
    'xmp:CreatorTool="GIMP 2.10"',
  );
  expect(originOf(await withXmp('webp', both))).toEqual({ kind: 'generated', by: 'iptc' });
});

test('what is not a picture says nothing', () => {
  expect(originOf(new Uint8Array())).toEqual({ kind: 'none' });
  expect(originOf(Buffer.from('<TC260:AIGC>{"Label":"1"}</TC260:AIGC>'))).toEqual({ kind: 'none' });
});

describe('xmpValues', () => {
  test('reads the first entry of a list, and every place of a property', () => {
    const list = '<a:Tool><rdf:Seq><rdf:li>one</rdf:li><rdf:li>two</rdf:li></rdf:Seq></a:Tool>';
    expect(xmpValues(`${list}<x b:Tool='three'>`, 'Tool')).toEqual(['one', 'three']);
  });

  test('leaves out namespaces, longer names and what never ends', () => {
    expect(xmpValues('<x xmlns:Tool="u" a:Toolbox="b"><a:Tool>open', 'Tool')).toEqual([]);
  });
});
