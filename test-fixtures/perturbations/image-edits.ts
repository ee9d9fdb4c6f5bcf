import type { CheckId } from '../../src/checks/index.ts';
import { random } from '../../src/core/pixels/handmade.testing.ts';
import type { Raster } from '../../src/core/pixels/raster.ts';
import { gaussian } from '../../src/core/pixels/smooth.ts';
import type { PortraitEdit } from './edit.ts';

type Levels = PortraitEdit['levels'];
const failing = (...levels: readonly number[]): Levels =>
  levels.map((level) => ({ level, expect: 'fail' }));
const open = (...levels: readonly number[]): Levels => levels.map((level) => ({ level }));

/** Weighted sums of stored colours along one axis. Beyond an edge, the last pixel repeats. */
function along({ width, height, data }: Raster, taps: readonly number[], axis: 'x' | 'y'): Raster {
  const to = new Uint8ClampedArray(data);
  const reach = taps.length >> 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        taps.forEach((tap, k) => {
          const column = axis === 'x' ? Math.min(width - 1, Math.max(0, x + k - reach)) : x;
          const row = axis === 'y' ? Math.min(height - 1, Math.max(0, y + k - reach)) : y;
          sum += tap * data[4 * (row * width + column) + c]!;
        });
        to[4 * (y * width + x) + c] = sum;
      }
    }
  }
  return { width, height, data: to };
}

const blurred = (photo: Raster, sigma: number): Raster =>
  along(along(photo, gaussian(sigma), 'x'), gaussian(sigma), 'y');

/** Grain of the given strength (in steps of 0…255): mostly in brightness, a little in colour. */
function grainy(photo: Raster, sigma: number): Raster {
  const next = random(1);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const data = new Uint8ClampedArray(photo.data);
  for (let i = 0; i < data.length; i += 4) {
    const brightness = 0.8 * sigma * normal();
    for (let c = 0; c < 3; c++)
      data[i + c] = photo.data[i + c]! + brightness + 0.6 * sigma * normal();
  }
  return { ...photo, data };
}

const SIDE = 8;
const cosines = Array.from({ length: SIDE }, (_, k) =>
  Array.from(
    { length: SIDE },
    (_, i) =>
      Math.sqrt((k === 0 ? 1 : 2) / SIDE) * Math.cos(((2 * i + 1) * k * Math.PI) / (2 * SIDE)),
  ),
);
/** The luminance table of ITU-T T.81, annex K. */
const TABLE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
  92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

/** Transforms rows of 8 values and transposes the block. Applied twice, it transforms rows and columns. */
const transformed = (block: readonly number[], back: boolean): number[] =>
  Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [k, row] = [Math.floor(at / SIDE), at % SIDE];
    let sum = 0;
    for (let i = 0; i < SIDE; i++) {
      sum += block[row * SIDE + i]! * (back ? cosines[i]![k]! : cosines[k]![i]!);
    }
    return sum;
  });

/** Quantises each channel in blocks, as a JPEG of the given quality (1…99) quantises brightness. */
function compressed({ width, height, data }: Raster, quality: number): Raster {
  const scale = quality < 50 ? 50 / quality : 2 - quality / 50;
  const steps = TABLE.map((step) => Math.max(1, Math.round(step * scale)));
  const to = new Uint8ClampedArray(data);
  for (let top = 0; top < height; top += SIDE) {
    for (let left = 0; left < width; left += SIDE) {
      for (let c = 0; c < 3; c++) {
        const at = (i: number) => {
          const y = Math.min(height - 1, top + Math.floor(i / SIDE));
          const x = Math.min(width - 1, left + (i % SIDE));
          return 4 * (y * width + x) + c;
        };
        const block = Array.from({ length: SIDE * SIDE }, (_, i) => data[at(i)]! - 128);
        const found = transformed(transformed(block, false), false);
        const kept = found.map((value, i) => Math.round(value / steps[i]!) * steps[i]!);
        transformed(transformed(kept, true), true).forEach((value, i) => {
          to[at(i)] = value + 128;
        });
      }
    }
  }
  return { width, height, data: to };
}

const image = (
  name: string,
  shows: string,
  check: CheckId,
  levels: Levels,
  change: (photo: Raster, level: number) => Raster,
): PortraitEdit => ({
  name,
  shows,
  check,
  levels,
  apply: ({ photo }, level) => change(photo, level),
});

/** Grain put over a blurred face, steps of 0…255. */
const OVER = 6;

/** What the camera and the file do to the whole picture, in a frame of 358 × 441. */
export const imageEdits: readonly PortraitEdit[] = [
  image(
    'blur',
    'out of focus: sigma, px',
    'sharpness',
    [...open(0.7, 1.2), ...failing(2, 3)],
    blurred,
  ),
  image(
    'blur-grain',
    `out of focus: sigma, px; then grain of ${OVER}`,
    'sharpness',
    failing(2, 3),
    (photo, sigma) => grainy(blurred(photo, sigma), OVER),
  ),
  image(
    'motion',
    'the camera moved sideways: px',
    'sharpness',
    [...open(3, 5), ...failing(9, 13)],
    (photo, length) => along(photo, new Array<number>(length).fill(1 / length), 'x'),
  ),
  image(
    'grain',
    'sensor noise: sigma of 0…255',
    'noise',
    [{ level: 2, expect: 'pass' }, ...open(4), ...failing(8, 14)],
    grainy,
  ),
  image(
    'blocks',
    'a JPEG of this quality',
    'compression',
    [{ level: 80, expect: 'pass' }, ...open(60, 25), ...failing(15, 10)],
    compressed,
  ),
];
