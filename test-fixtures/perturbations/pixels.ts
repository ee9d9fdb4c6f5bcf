import sharp from 'sharp';
import { fromLinear, toLinear } from '../portraits/colour.ts';

/** A decoded photo, upright: sRGB, three bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export async function decode(file: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(file)
    .autoOrient()
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

/** For sharp's pipeline. */
export const image = ({ width, height, rgb }: Pixels) =>
  sharp(rgb, { raw: { width, height, channels: 3 } });

/** Multiplies the linear light of red, green and blue, and clips as a sensor does. */
export function gain({ width, height, rgb }: Pixels, factors: readonly number[]): Pixels {
  const tables = factors.map((factor) =>
    Uint8Array.from({ length: 256 }, (_, code) =>
      Math.round(255 * fromLinear(Math.min(1, toLinear(code) * factor))),
    ),
  );
  return { width, height, rgb: rgb.map((code, i) => tables[i % 3]![code]!) };
}

/** A component that differs by more than this (0…255) is not the wall. */
const NOT_WALL = 60;
/** A head's top covers at least this share of a row's middle half. */
const HEAD_SHARE = 0.08;

/** The first row of the head. Undefined where the wall is not plain, or nobody is in front of it. */
export function topOfHead({ width, height, rgb }: Pixels): number | undefined {
  const wall = [0, 1, 2].map((c) => rgb[c]!);
  const isWall = (x: number, y: number): boolean =>
    wall.every((code, c) => Math.abs(rgb[(y * width + x) * 3 + c]! - code) < NOT_WALL);
  const [from, to] = [Math.floor(width / 4), Math.ceil((width * 3) / 4)];
  for (let y = 0; y < height; y++) {
    let others = 0;
    for (let x = from; x < to; x++) if (!isWall(x, y)) others++;
    if (others >= HEAD_SHARE * (to - from)) return y < height * 0.02 ? undefined : y;
  }
  return undefined;
}
