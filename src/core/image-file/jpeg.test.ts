import sharp, { type WriteableMetadata } from 'sharp';
import { describe, expect, test } from 'vitest';
import { random } from '../pixels/handmade.testing.ts';
import { jfifDensityAt, jpegFacts } from './jpeg.ts';
import { headOf, walkJpeg } from './jpeg-segments.ts';

const SIZE = { width: 40, height: 30 };
const flat = () => sharp({ create: { ...SIZE, channels: 3, background: '#c86432' } });
const plain = await flat().jpeg().toBuffer();
/** Full of detail, so that its coded data is long. */
const next = random(7);
const NOISY = { width: 320, height: 240 } as const;
const pixels = Uint8Array.from({ length: 3 * NOISY.width * NOISY.height }, () => 256 * next());
const photo = () => sharp(pixels, { raw: { ...NOISY, channels: 3 } });

const segment = (marker: number, content: Uint8Array | readonly number[]): number[] => {
  const length = content.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...content];
};
/** A JPEG with more segments straight after its start. */
const withSegments = (jpeg: Uint8Array, ...added: readonly number[][]): Uint8Array =>
  Uint8Array.from([...jpeg.subarray(0, 2), ...added.flat(), ...jpeg.subarray(2)]);

const letters = (text: string) => Array.from(text, (c) => c.charCodeAt(0));
const jfif = (unit: number, density: number) =>
  segment(0xe0, [
    ...letters('JFIF\0'),
    1,
    2,
    unit,
    density >> 8,
    density & 255,
    density >> 8,
    density & 255,
    0,
    0,
  ]);
const exif = async (metadata: WriteableMetadata) => {
  const jpeg = await flat().withMetadata(metadata).jpeg().toBuffer();
  const app1 = headOf(walkJpeg(jpeg).segments).find(({ marker }) => marker === 0xe1)!;
  return segment(0xe1, jpeg.subarray(app1.start, app1.start + app1.length));
};

describe('how far blocks are moved', () => {
  // The first step is 16 at quality 50 and goes with 5000 / quality below, 200 - 2 * quality above (libjpeg).
  test.each([
    [8, 100],
    [20, 40],
    [50, 16],
    [75, 8],
    [100, 1],
  ])('quality %d', async (quality, step) => {
    const jpeg = await flat().jpeg({ quality }).toBuffer();
    expect(jpegFacts(jpeg)?.blockError).toBe(step / 16);
  });

  test('a table of 16 bits, behind another one', () => {
    const table = (head: number, step: number, bytes: number) => [
      head,
      ...new Array(64 * bytes)
        .fill(0)
        .fill(step >> 8, 0, bytes === 2 ? 1 : 0)
        .fill(step & 255, bytes - 1, bytes),
    ];
    const both = segment(0xdb, [...table(0x01, 99, 1), ...table(0x10, 400, 2)]);
    expect(jpegFacts(withSegments(plain, both))?.blockError).toBe(25);
  });
});

describe('what sharp writes', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %d', async (orientation) => {
    const jpeg = await flat().withMetadata({ orientation }).jpeg().toBuffer();
    const { autoOrient } = await sharp(jpeg).metadata();
    expect(jpegFacts(jpeg)).toMatchObject({ orientation, ...autoOrient });
    const turned = orientation >= 5;
    expect(autoOrient).toEqual(turned ? { width: 30, height: 40 } : SIZE);
  });

  test.each([
    ['rgb', 'srgb'],
    ['grey', 'b-w'],
    ['cmyk', 'cmyk'],
  ] as const)('colour mode %s', async (colourMode, space) => {
    const jpeg = await flat().toColourspace(space).jpeg().toBuffer();
    expect(jpegFacts(jpeg)).toMatchObject({ colourMode, complete: true, ...SIZE });
  });

  test('a plain one, in full', () => {
    expect(jpegFacts(plain)).toEqual({
      mime: 'image/jpeg',
      bytes: plain.length,
      ...SIZE,
      colourMode: 'rgb',
      blockError: 0.375,
      animated: false,
      complete: true,
      deepColour: false,
      orientation: 1,
    });
  });

  test.each([
    ['progressive', { progressive: true }],
    ['4:4:4', { chromaSubsampling: '4:4:4' }],
    ['with tables of its own', { mozjpeg: true }],
  ])('%s', async (_, options) => {
    const jpeg = await flat().jpeg(options).toBuffer();
    expect(jpegFacts(jpeg)).toMatchObject({ ...SIZE, colourMode: 'rgb', complete: true });
  });

  test('the name of its profile', async () => {
    const p3 = await flat().withIccProfile('p3').jpeg().toBuffer();
    expect(jpegFacts(p3)?.profile).toBe('sP3C');
    expect(jpegFacts(await flat().withIccProfile('srgb').jpeg().toBuffer())?.profile).toBe('sRGB');
    expect(jpegFacts(plain)).not.toHaveProperty('profile');
  });
});

describe('density', () => {
  test('of EXIF', async () => {
    const jpeg = await flat().withMetadata({ density: 350 }).jpeg().toBuffer();
    expect((await sharp(jpeg).metadata()).density).toBe(350);
    expect(jpegFacts(jpeg)?.dpi).toBe(350);
  });

  test.each([
    ['dots per inch', 1, 350, 350],
    ['dots per centimetre', 2, 138, 351],
    ['a proportion alone', 0, 350, undefined],
    ['no dots', 1, 0, undefined],
    ['no dots per centimetre', 2, 0, undefined],
    ['an unknown unit', 3, 350, undefined],
  ])('of JFIF: %s', async (_, unit, density, dpi) => {
    const jpeg = withSegments(plain, jfif(unit, density));
    expect(jpegFacts(jpeg)?.dpi).toBe(dpi);
    const found = (await sharp(jpeg).metadata()).density;
    if (unit === 1 && dpi) expect(found).toBe(dpi);
  });

  test('of JFIF counts before EXIF’s, in whichever order they stand', async () => {
    const app1 = await exif({ density: 300 });
    expect(jpegFacts(withSegments(plain, jfif(1, 350), app1))?.dpi).toBe(350);
    expect(jpegFacts(withSegments(plain, app1, jfif(1, 350)))?.dpi).toBe(350);
    expect(jpegFacts(withSegments(plain, jfif(0, 1), app1))?.dpi).toBe(300);
  });

  test.each([
    [350, 72, 72],
    [72, 350, 72],
    [350, 600, 600],
    [350, 350, 350],
  ])('of %d across and %d down the unusual one counts', async (across, down, dpi) => {
    const [, , length, low, ...content] = jfif(1, across);
    const at = content.length - 4;
    content[at] = down >> 8;
    content[at + 1] = down & 255;
    expect(jpegFacts(withSegments(plain, [0xff, 0xe0, length, low, ...content]))?.dpi).toBe(dpi);
  });

  test('jfifDensityAt points at the unit', () => {
    const jpeg = withSegments(plain, jfif(2, 0x1234));
    const at = jfifDensityAt(jpeg)!;
    expect(Array.from(jpeg.subarray(at, at + 5))).toEqual([2, 0x12, 0x34, 0x12, 0x34]);
    expect(jfifDensityAt(plain)).toBeUndefined();
    // An extension ("JFXX") and an APP0 too short to hold a density are no JFIF.
    expect(jfifDensityAt(withSegments(plain, segment(0xe0, letters('JFXX\0xxxxxxxxxxx'))))).toBe(
      undefined,
    );
    expect(jfifDensityAt(withSegments(plain, segment(0xe0, letters('JFIF\0xxxx'))))).toBe(
      undefined,
    );
  });
});

describe('segments', () => {
  test('lists markers up to the scan', () => {
    const found = headOf(walkJpeg(withSegments(plain, jfif(1, 72))).segments);
    expect(found[0]).toEqual({ marker: 0xe0, at: 2, start: 6, end: 20, length: 14 });
    expect(found.at(-1)?.marker).toBe(0xda);
    expect(found.map(({ marker }) => marker)).toContain(0xc0);
    for (const [i, { start, length }] of found.slice(0, -1).entries()) {
      expect(found[i + 1].start).toBe(start + length + 4);
    }
  });

  test('skips a few stray bytes, and no more', () => {
    const stray = (count: number) => withSegments(plain, new Array(count).fill(0x3c), jfif(1, 96));
    expect(jpegFacts(stray(5))).toMatchObject({ dpi: 96, complete: true, isOdd: true, ...SIZE });
    expect(jpegFacts(stray(2000))).toBeUndefined();
  });

  test('skips fill bytes', () => {
    const filled = withSegments(plain, [0xff, 0xff, 0xff], jfif(1, 96));
    expect(jpegFacts(filled)).toMatchObject({ dpi: 96, ...SIZE });
  });

  test('ends where the structure ends', () => {
    const lying = (length: readonly number[]) =>
      walkJpeg(withSegments(plain, [0xff, 0xe5, ...length]));
    expect(lying([0xff, 0xff])).toEqual({ segments: [], holds: false });
    expect(lying([0, 1])).toEqual({ segments: [], holds: false });
    expect(walkJpeg(Uint8Array.of(0xff, 0xd8, 0xff))).toEqual({ segments: [], holds: true });
  });

  test('a scan reaches to the next marker, and the walk to the end mark and no further', () => {
    const { segments, end, holds } = walkJpeg(Uint8Array.of(...plain, 1, 2, 0xff, 0xd9));
    expect(segments.at(-1)).toMatchObject({ marker: 0xda, end: plain.length - 2 });
    expect({ end, holds }).toEqual({ end: plain.length, holds: true });
    const cut = walkJpeg(plain.slice(0, -2));
    expect(cut.end).toBeUndefined();
    expect(cut.segments.at(-1)).toMatchObject({ marker: 0xda, end: plain.length - 2 });
  });
});

describe('completeness', () => {
  const marker = (jpeg: Uint8Array) => jpeg.length - 2;

  test('needs every row, but no end mark', () => {
    expect(Array.from(plain.subarray(marker(plain)))).toEqual([0xff, 0xd9]);
    for (const length of [marker(plain), marker(plain) + 1]) {
      expect(jpegFacts(plain.subarray(0, length))).toMatchObject({ complete: true, isOdd: true });
    }
    expect(jpegFacts(plain.subarray(0, marker(plain) - 4))?.complete).toBe(false);
    expect(jpegFacts(plain)).not.toHaveProperty('isOdd');
  });

  test('a trailer behind a missing end mark does not matter', () => {
    const trailer = [...letters('SEFT'), 0, 0xff, 0x10, 7, ...new Array(900).fill(0)];
    const jpeg = Uint8Array.from([...plain.subarray(0, marker(plain)), ...trailer]);
    expect(jpegFacts(jpeg)).toMatchObject({ complete: true, isOdd: true });
  });

  test('a progressive one without its end mark counts as cut', async () => {
    const jpeg = await photo().jpeg({ progressive: true }).toBuffer();
    expect(jpegFacts(jpeg)?.complete).toBe(true);
    expect(jpegFacts(jpeg.subarray(0, marker(jpeg)))?.complete).toBe(false);
  });

  test.each([
    ['4:2:0', {}],
    ['4:4:4', { chromaSubsampling: '4:4:4' }],
    ['tables of its own', { optimizeCoding: true }],
    ['progressive', { progressive: true }],
  ])('filled with zeros to its end, is cut: %s', async (_, options) => {
    const jpeg = await photo().jpeg(options).toBuffer();
    for (const share of [0.3, 0.5, 0.8]) {
      const hollow = Uint8Array.from(jpeg).fill(0, jpeg.length * share, marker(jpeg));
      expect(jpegFacts(hollow)?.complete).toBe(false);
      // The end mark is lost, too.
      expect(jpegFacts(hollow.fill(0, marker(jpeg)))?.complete).toBe(false);
    }
  });

  test('flat rows at the bottom are no zeros of a broken download', async () => {
    for (const optimizeCoding of [true, false]) {
      const jpeg = await sharp({
        create: { width: 1200, height: 1600, channels: 3, background: '#000' },
      })
        .composite([{ input: await photo().png().toBuffer(), left: 0, top: 0 }])
        .jpeg({ optimizeCoding })
        .toBuffer();
      expect(jpegFacts(jpeg)?.complete).toBe(true);
    }
  });

  test('the end mark of a thumbnail in EXIF is not the picture’s', async () => {
    const thumbnail = await sharp({
      create: { width: 8, height: 6, channels: 3, background: 'red' },
    })
      .jpeg()
      .toBuffer();
    const [, , , , ...content] = await exif({ orientation: 6 });
    const jpeg = withSegments(plain, segment(0xe1, [...content, ...thumbnail]));
    expect(jpegFacts(jpeg)).toMatchObject({
      complete: true,
      orientation: 6,
      width: 30,
      height: 40,
    });
    const cut = jpeg.subarray(0, jpeg.length - 10);
    expect(jpegFacts(cut)).toMatchObject({ complete: false, width: 30, height: 40 });
  });

  test('what a camera adds after the end does not matter', () => {
    const second = plain.subarray(0, plain.length - 50);
    for (const more of [new Uint8Array(300), second, letters('SEFT')]) {
      expect(jpegFacts(Uint8Array.from([...plain, ...more]))?.complete).toBe(true);
    }
  });
});

describe('by hand', () => {
  const frame = (marker: number, precision: number, channels: number) =>
    Uint8Array.from([
      ...[0xff, 0xd8],
      ...segment(marker, [precision, 0x12, 0x34, 0x01, 0x02, channels, ...new Array(3 * channels)]),
      ...segment(0xda, [0]),
      ...[0x55, 0xff, 0xd9],
    ]);

  test('12 bits a channel are deep colour', () => {
    expect(jpegFacts(frame(0xc1, 12, 3))).toMatchObject({
      width: 0x0102,
      height: 0x1234,
      deepColour: true,
      complete: true,
    });
    expect(jpegFacts(frame(0xc0, 8, 3))?.deepColour).toBe(false);
  });

  test.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc9, 0xca, 0xcf])(
    'marker %d begins a frame',
    (marker) => {
      expect(jpegFacts(frame(marker, 8, 1))).toMatchObject({ colourMode: 'grey' });
    },
  );

  test.each([0xc4, 0xc8, 0xcc, 0xdb, 0xfe])('marker %d does not', (marker) => {
    expect(jpegFacts(frame(marker, 8, 1))).toBeUndefined();
  });

  test('skips other APP1 and APP2 segments', async () => {
    const jpeg = withSegments(
      plain,
      segment(0xe1, letters('http://ns.adobe.com/xap/1.0/\0<x/>')),
      await exif({ orientation: 3 }),
      segment(0xe2, letters('MPF\0MM')),
    );
    expect(jpegFacts(jpeg)).toMatchObject({ orientation: 3 });
    expect(jpegFacts(jpeg)).not.toHaveProperty('profile');
  });

  test('reads a part of a larger buffer', () => {
    const larger = Uint8Array.from([1, 2, 3, ...plain, 9]);
    expect(jpegFacts(larger.subarray(3, 3 + plain.length))).toEqual(jpegFacts(plain));
  });
});

describe('several orientations', () => {
  test('the first counts, and the file is odd', async () => {
    const [one, six] = await Promise.all([exif({ orientation: 1 }), exif({ orientation: 6 })]);
    expect(jpegFacts(withSegments(plain, one, six))).toMatchObject({
      orientation: 1,
      isOdd: true,
      ...SIZE,
    });
    expect(jpegFacts(withSegments(plain, six, one))).toMatchObject({ orientation: 6, isOdd: true });
    expect(jpegFacts(withSegments(plain, six, six))).not.toHaveProperty('isOdd');
  });
});
