import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { bareJpeg } from './bare-jpeg.ts';
import { jpegFacts } from './jpeg.ts';
import { headOf, walkJpeg } from './jpeg-segments.ts';

const NAME = 'Somebody of Some Street';
const exif = {
  IFD0: { Artist: NAME, Copyright: NAME },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1', GPSLongitudeRef: 'E' },
};

const picture = () =>
  sharp({
    create: {
      width: 90,
      height: 70,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 150, sigma: 40 },
    },
  });
const bytesOf = async (image: Sharp) => new Uint8Array(await image.toBuffer());

const letters = (text: string) => Array.from(text, (c) => c.charCodeAt(0));
const segment = (marker: number, text: string): number[] => {
  const content = letters(text);
  return [0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff, ...content];
};
/** A JPEG with more straight after its start. */
const withMore = (jpeg: Uint8Array, ...added: readonly number[][]): Uint8Array =>
  Uint8Array.from([...jpeg.subarray(0, 2), ...added.flat(), ...jpeg.subarray(2)]);

const bareOf = (jpeg: Uint8Array): Uint8Array => {
  const bare = bareJpeg(jpeg, jpegFacts(jpeg) ?? {});
  if (!bare) throw new Error('there is no bare one');
  return bare;
};
const holds = (jpeg: Uint8Array, text: string) => Buffer.from(jpeg).includes(text, 0, 'latin1');
const pixels = async (jpeg: Uint8Array) => sharp(jpeg).raw().toBuffer();

const plain = await bytesOf(picture().jpeg());

describe('what nobody needs is gone, and no pixel is another', () => {
  test.each<[string, string, () => Promise<Uint8Array>]>([
    ['EXIF, with a place and a name', NAME, () => bytesOf(picture().withExif(exif).jpeg())],
    [
      'XMP',
      'xmpmeta',
      async () => withMore(plain, segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>`)),
    ],
    ['IPTC', NAME, async () => withMore(plain, segment(0xed, `Photoshop 3.0\0${NAME}`))],
    ['a comment', NAME, async () => withMore(plain, segment(0xfe, NAME))],
    ['what an application wrote', NAME, async () => withMore(plain, segment(0xe7, NAME))],
    ['a comment that says it is a profile', NAME, async () => withMore(plain, segment(0xe2, NAME))],
    ['bytes after the end', NAME, async () => Uint8Array.from([...plain, ...letters(NAME)])],
    [
      'a second picture after the end',
      NAME,
      async () => Uint8Array.from([...plain, ...(await bytesOf(picture().withExif(exif).jpeg()))]),
    ],
  ])('%s', async (_, text, make) => {
    const jpeg = await make();
    expect(holds(jpeg, text)).toBe(true);
    const bare = bareOf(jpeg);
    expect(holds(bare, text)).toBe(false);
    expect(bare.length).toBeLessThan(jpeg.length);
    expect((await pixels(bare)).equals(await pixels(jpeg))).toBe(true);
    expect(bareOf(bare)).toEqual(bare);
  });
});

describe('what is the picture stays', () => {
  test.each<[string, () => Promise<Uint8Array>]>([
    ['baseline', async () => plain],
    ['progressive, of many scans', () => bytesOf(picture().jpeg({ progressive: true }))],
    ['MozJPEG', () => bytesOf(picture().jpeg({ mozjpeg: true }))],
    ['grey', () => bytesOf(picture().toColourspace('b-w').jpeg())],
    ['CMYK, which Adobe marks', () => bytesOf(picture().toColourspace('cmyk').jpeg())],
    ['another profile', () => bytesOf(picture().withIccProfile('p3').jpeg())],
  ])('%s', async (_, make) => {
    const jpeg = await make();
    const bare = bareOf(jpeg);
    expect((await pixels(bare)).equals(await pixels(jpeg))).toBe(true);
    const { bytes: __, ...facts } = jpegFacts(jpeg)!;
    expect(jpegFacts(bare)).toMatchObject(facts);
    expect((await sharp(bare).metadata()).icc?.length).toBe(
      (await sharp(jpeg).metadata()).icc?.length,
    );
    expect(bareOf(bare)).toEqual(bare);
  });

  test.each([
    ['that JFIF states', async () => bytesOf(picture().withMetadata({ density: 350 }).jpeg())],
    [
      'that EXIF alone states',
      async () => {
        const jpeg = await bytesOf(picture().withMetadata({ density: 350 }).jpeg());
        const [jfif] = headOf(walkJpeg(jpeg).segments);
        return jfif!.marker === 0xe0
          ? Uint8Array.from([...jpeg.subarray(0, 2), ...jpeg.subarray(jfif!.start + jfif!.length)])
          : jpeg;
      },
    ],
  ])('the dpi %s', async (_, make) => {
    const jpeg = await make();
    expect(jpegFacts(jpeg)?.dpi).toBe(350);
    const bare = bareOf(jpeg);
    expect(jpegFacts(bare)?.dpi).toBe(350);
    expect(headOf(walkJpeg(bare).segments).map(({ marker }) => marker)).not.toContain(0xe1);
  });

  test('a thumbnail in the header goes, and what the header says of the density stays', () => {
    const header = String.fromCharCode(...letters('JFIF\0'), 1, 2, 1, 1, 94, 1, 94, 1, 1, 9, 9, 9);
    const jpeg = withMore(plain, segment(0xe0, header));
    expect(jpegFacts(bareOf(jpeg))).toMatchObject({ dpi: 350 });
    expect(bareOf(jpeg).length).toBe(jpeg.length - 3);
  });
});

test.each([
  ['no end mark', plain.subarray(0, -2)],
  ['stray bytes', withMore(plain, [1, 2, 3])],
  ['fill bytes', withMore(plain, [0xff, 0xff])],
])('%s are put right', (_, bytes) => {
  expect(bareOf(bytes)).toEqual(plain);
});

test.each([
  ['no scan', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])],
  ['a segment longer than the file', Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0xff, 0xff, 0, 0])],
  ['a segment shorter than its own length', Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0, 0, 0])],
  ['nothing', new Uint8Array()],
])('%s is no picture', (_, bytes) => {
  expect(bareJpeg(bytes, {})).toBeUndefined();
});

test('whatever is cut off or changed, there is a bare picture or none, and nothing is thrown', () => {
  const isStable = (bytes: Uint8Array) => {
    const bare = bareJpeg(bytes, {});
    const again = bare && bareJpeg(bare, {});
    return !bare || (again !== undefined && Buffer.from(again).equals(bare));
  };
  const places = Array.from(plain.keys());
  expect(places.filter((length) => !isStable(plain.subarray(0, length)))).toEqual([]);
  const changed = (at: number) => plain.map((byte, i) => (i === at ? byte ^ 0xff : byte));
  expect(places.slice(0, 800).filter((at) => !isStable(changed(at)))).toEqual([]);
});
