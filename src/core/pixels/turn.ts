import type { Raster } from './raster.ts';

/** One step on the way from the stored picture to the shown one. */
export type Turn =
  | 'quarter-left'
  | 'half'
  | 'quarter-right'
  | 'swap-left-right'
  | 'swap-top-bottom';

/** What brings a picture of each EXIF orientation upright (EXIF 2.32, 4.6.4). */
export const uprightTurns: Readonly<Record<number, readonly Turn[]>> = {
  2: ['swap-left-right'],
  3: ['half'],
  4: ['swap-top-bottom'],
  5: ['quarter-right', 'swap-left-right'],
  6: ['quarter-right'],
  7: ['quarter-right', 'swap-top-bottom'],
  8: ['quarter-left'],
};

/** The source pixel that comes first, and the step to the one for the next column and for the next row. */
interface Walk {
  readonly first: number;
  readonly right: number;
  readonly down: number;
}

const walks: Readonly<Record<Turn, (width: number, height: number) => Walk>> = {
  'quarter-left': (width) => ({ first: width - 1, right: width, down: -1 }),
  half: (width, height) => ({ first: width * height - 1, right: -1, down: -width }),
  'quarter-right': (width, height) => ({ first: width * (height - 1), right: -width, down: 1 }),
  'swap-left-right': (width) => ({ first: width - 1, right: -1, down: width }),
  'swap-top-bottom': (width, height) => ({ first: width * (height - 1), right: 1, down: -width }),
};

/** Turns or mirrors a raster. */
export function turned({ width, height, data }: Raster, turn: Turn): Raster {
  const { first, right, down } = walks[turn](width, height);
  const lying = turn === 'quarter-left' || turn === 'quarter-right';
  const size = lying ? { width: height, height: width } : { width, height };
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  for (let y = 0, at = 0; y < size.height; y++) {
    let pixel = first + y * down;
    for (let x = 0; x < size.width; x++, at++, pixel += right) to[at] = from[pixel];
  }
  return { ...size, data: new Uint8ClampedArray(to.buffer) };
}
