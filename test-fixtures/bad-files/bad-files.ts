import sharp, { type Sharp } from 'sharp';
import type { CheckId } from '../../src/checks/index.ts';
import { vary } from '../portraits/parameters.ts';
import { drawnFile, portraitCase, portraitFile } from '../render.ts';

/** Unusual and broken files. Each is made on demand from the accepted portrait. */

const ACCEPTED = 'short-hair';
const WALL = { r: 246, g: 247, b: 248 };

const accepted = async (): Promise<Sharp> => sharp(await portraitFile(ACCEPTED));

export const zeroBytes = async (): Promise<Buffer> => Buffer.alloc(0);

/** Ends in the middle of the face. */
export async function truncatedJpeg(): Promise<Buffer> {
  const whole = await portraitFile(ACCEPTED);
  return whole.subarray(0, Math.floor(whole.length * 0.4));
}

/** A text file, to be named .jpg. */
export const text = async (): Promise<Buffer> => Buffer.from('This is not a photo.\n'.repeat(50));

export const onePixel = (): Promise<Buffer> =>
  sharp({ create: { width: 1, height: 1, channels: 3, background: WALL } })
    .jpeg()
    .toBuffer();

/** 20 000 × 600, the portrait somewhere in the middle. */
export async function panorama(): Promise<Buffer> {
  const input = await (await accepted()).resize({ height: 600 }).toBuffer();
  return sharp({ create: { width: 20_000, height: 600, channels: 3, background: WALL } })
    .composite([{ input, left: 9_000, top: 0 }])
    .jpeg({ quality: 80 })
    .toBuffer();
}

export async function cmykJpeg(): Promise<Buffer> {
  return (await accepted()).toColourspace('cmyk').jpeg({ quality: 92 }).toBuffer();
}

export async function greyJpeg(): Promise<Buffer> {
  return (await accepted()).toColourspace('b-w').jpeg({ quality: 92 }).toBuffer();
}

export async function png(): Promise<Buffer> {
  return (await accepted()).png().toBuffer();
}

/** 16 bits per component. */
export async function deepPng(): Promise<Buffer> {
  return (await accepted()).toColourspace('rgb16').png().toBuffer();
}

/** Two frames: eyes open, eyes shut. */
export async function animatedGif(): Promise<Buffer> {
  const frame = async (name: string): Promise<Buffer> =>
    sharp(await portraitFile(name))
      .resize({ width: 450 })
      .toBuffer();
  const frames = [await frame('bob'), await frame('eyes-closed')];
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: 400 })
    .toBuffer();
}

/**
 * The accepted portrait as a phone writes a HEIC: stored on its side with a rotation, its colours in Display P3.
 * It was made with x265, which few machines have, so it is kept as a file.
 */
export const phoneHeic = new URL('./phone.heic', import.meta.url);

export async function avif(): Promise<Buffer> {
  return (await accepted()).avif({ quality: 60, effort: 2 }).toBuffer();
}

/** The moving half of a Live Photo: its first box only. */
export async function filmHeader(): Promise<Buffer> {
  const box = Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'latin1');
  return Buffer.concat([box, Buffer.alloc(2048)]);
}

/** The turns and mirrors that undo each EXIF orientation. sharp always mirrors first. */
const UNDO: Record<number, (upright: Sharp) => Sharp> = {
  1: (upright) => upright,
  2: (upright) => upright.flop(),
  3: (upright) => upright.rotate(180),
  4: (upright) => upright.flip(),
  5: (upright) => upright.rotate(90).flip(),
  6: (upright) => upright.rotate(270),
  7: (upright) => upright.rotate(90).flop(),
  8: (upright) => upright.rotate(90),
};

/** The same upright picture for each EXIF orientation, 1 to 8. */
export async function rotatedJpeg(orientation: number): Promise<Buffer> {
  return UNDO[orientation](await accepted())
    .withMetadata({ orientation })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** Colours as phones with a wide gamut store them: Display P3, tagged. */
export async function displayP3Jpeg(): Promise<Buffer> {
  return (await accepted()).withIccProfile('p3').jpeg({ quality: 92 }).toBuffer();
}

/** 8160 × 6120, with the face as large as the height allows. Takes some seconds. */
export async function fiftyMegapixelJpeg(): Promise<Buffer> {
  const height = 6120;
  const aside = (8160 - 4590) / 2;
  return (await accepted())
    .resize({ width: 4590, height, fit: 'fill' })
    .extend({ left: Math.ceil(aside), right: Math.floor(aside), background: WALL })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** A finished 358 × 441 photo with one fault, to be judged as it is. */
interface ReadyFile {
  name: string;
  failing: CheckId[];
  make: () => Promise<Buffer>;
}

const ready = async (): Promise<Sharp> => sharp(await portraitFile('ready'));

/** With grain and an uneven wall, because strong compression shows only where there is detail. */
const detailed = (): Promise<Buffer> => {
  const entry = portraitCase('ready');
  const people = entry.people.map((person) =>
    vary(person, {
      lens: { noise: 0.04 },
      background: { kind: 'horizontal', colour: [250, 250, 250], colour2: [225, 225, 225] },
    }),
  );
  return drawnFile({ ...entry, people });
};

export const readyFiles: ReadyFile[] = [
  {
    name: 'as it should be',
    failing: [],
    make: () => portraitFile('ready'),
  },
  {
    name: 'PNG',
    failing: ['file-format'],
    make: async () => (await ready()).withDensity(350).png().toBuffer(),
  },
  {
    name: 'says that a machine made it (GB 45438)',
    failing: ['origin'],
    make: async () =>
      (await ready())
        .withDensity(350)
        .withXmp(
          '<x:xmpmeta xmlns:x="adobe:ns:meta/"><TC260:AIGC xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">{"Label":"1"}</TC260:AIGC></x:xmpmeta>',
        )
        .jpeg({ quality: 92 })
        .toBuffer(),
  },
  {
    name: 'more than 50 000 bytes',
    failing: ['file-bytes'],
    make: async () =>
      (await ready())
        .withDensity(350)
        .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
        .toBuffer(),
  },
  {
    name: 'fewer than 10 000 bytes',
    failing: ['file-bytes'],
    make: async () => (await ready()).withDensity(350).jpeg({ quality: 20 }).toBuffer(),
  },
  {
    name: 'blocks of a strong compression, saved again',
    failing: ['compression'],
    make: async () => {
      const strong = await sharp(await detailed())
        .jpeg({ quality: 25 })
        .toBuffer();
      return sharp(strong).withDensity(350).jpeg({ quality: 90 }).toBuffer();
    },
  },
  {
    name: '300 × 400',
    failing: ['frame-size'],
    make: async () =>
      (await ready())
        .resize({ width: 300, height: 400, fit: 'fill' })
        .withDensity(350)
        .jpeg({ quality: 92 })
        .toBuffer(),
  },
  {
    name: '72 dpi',
    failing: ['file-dpi'],
    make: async () => (await ready()).withDensity(72).jpeg({ quality: 90 }).toBuffer(),
  },
  {
    name: 'grey',
    failing: ['colour-mode'],
    make: async () =>
      (await ready()).toColourspace('b-w').withDensity(350).jpeg({ quality: 92 }).toBuffer(),
  },
  {
    name: 'CMYK',
    failing: ['colour-mode'],
    make: async () =>
      (await ready()).toColourspace('cmyk').withDensity(350).jpeg({ quality: 75 }).toBuffer(),
  },
];
