import { clamp, lerp, tableAt, type V3 } from '../maths.ts';
import { SKULL } from '../skull.ts';

const POLAR_CELLS = 72;
const ROUND_CELLS = 144;
const TURN = 2 * Math.PI;

/** The natural hairline: degrees from the crown, by degrees around from the front. */
export const hairline = (around: number): number =>
  tableAt(Math.abs(around), [
    [0, 41],
    [14, 40],
    [30, 38.5],
    [44, 44],
    [56, 58],
    [64, 77],
    [74, 96],
    [83, 98],
    [93, 82],
    [100, 82],
    [112, 98],
    [132, 114],
    [152, 132],
    [180, 138],
  ]);

/** A point of the head: radians from the crown, radians around from the front, cm above the skin. */
export type OnHead = (polar: number, around: number, above: number) => V3;

/** Maps directions from the skull's centre to the head's surface. @param skin points, cm */
export function mapHead(skin: Float32Array): OnHead {
  const radius = smoothCells(filledCells(skin));
  const cell = (p: number, r: number): number => radius[p * ROUND_CELLS + (r % ROUND_CELLS)];
  return (polar, around, above) => {
    const x = clamp((polar / Math.PI) * POLAR_CELLS - 0.5, 0, POLAR_CELLS - 1.001);
    const y = ((around / TURN + 0.5) * ROUND_CELLS - 0.5 + ROUND_CELLS) % ROUND_CELLS;
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const near = lerp(cell(i, j), cell(i, j + 1), y - j);
    const far = lerp(cell(i + 1, j), cell(i + 1, j + 1), y - j);
    const r = lerp(near, far, x - i) + above;
    const s = Math.sin(polar);
    return [
      SKULL[0] + r * s * Math.sin(around),
      SKULL[1] + r * Math.cos(polar),
      SKULL[2] + r * s * Math.cos(around),
    ];
  };
}

/** Mean distance from the skull's centre per cell of direction; empty cells take their neighbours'. */
function filledCells(skin: Float32Array): Float32Array {
  const sums = new Float32Array(POLAR_CELLS * ROUND_CELLS);
  const counts = new Float32Array(sums.length);
  for (let i = 0; i < skin.length; i += 3) {
    const x = skin[i] - SKULL[0];
    const y = skin[i + 1] - SKULL[1];
    const z = skin[i + 2] - SKULL[2];
    const r = Math.hypot(x, y, z);
    const p = Math.min(POLAR_CELLS - 1, Math.floor((Math.acos(y / r) / Math.PI) * POLAR_CELLS));
    const around = Math.atan2(x, z) / TURN + 0.5;
    const cell = p * ROUND_CELLS + Math.min(ROUND_CELLS - 1, Math.floor(around * ROUND_CELLS));
    sums[cell] += r;
    counts[cell]++;
  }
  const cells = sums.map((sum, i) => (counts[i] > 0 ? sum / counts[i] : 0));
  while (cells.includes(0)) fillOnce(cells);
  return cells;
}

function fillOnce(cells: Float32Array): void {
  const before = cells.slice();
  for (let p = 0; p < POLAR_CELLS; p++) {
    for (let r = 0; r < ROUND_CELLS; r++) {
      if (before[p * ROUND_CELLS + r] > 0) continue;
      const row = p * ROUND_CELLS;
      const known = [
        before[row + ((r + 1) % ROUND_CELLS)],
        before[row + ((r - 1 + ROUND_CELLS) % ROUND_CELLS)],
        before[row + ROUND_CELLS + r],
        before[row - ROUND_CELLS + r],
      ].filter((value) => value > 0);
      if (known.length === 0) continue;
      cells[row + r] = known.reduce((sum, value) => sum + value, 0) / known.length;
    }
  }
}

function smoothCells(cells: Float32Array): Float32Array {
  for (let round = 0; round < 3; round++) {
    const before = cells.slice();
    for (let p = 0; p < POLAR_CELLS; p++) {
      for (let r = 0; r < ROUND_CELLS; r++) {
        let sum = 0;
        for (let dp = -1; dp <= 1; dp++) {
          const row = clamp(p + dp, 0, POLAR_CELLS - 1) * ROUND_CELLS;
          for (let dr = -1; dr <= 1; dr++) {
            sum += before[row + ((r + dr + ROUND_CELLS) % ROUND_CELLS)];
          }
        }
        cells[p * ROUND_CELLS + r] = sum / 9;
      }
    }
  }
  return cells;
}
