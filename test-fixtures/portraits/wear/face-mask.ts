import { type Geometry, grid, merge, tube } from '../geometry.ts';
import { clamp, lerp, smoothstep, type V3 } from '../maths.ts';
import { emptyVisibility, rasterise } from '../rasteriser.ts';
import { FACE_POINTS } from '../skull.ts';

/** The face seen from the front as heights (z, cm) on a square of points. */
const SIZE = 160;
const LEFT = -9;
const BOTTOM = -13;
const STEP = 18 / SIZE;
const NOTHING = -4;

/** A surgical mask over the lower face; the cloth's aux: -1..1 across, 0..1 down. */
export function buildMask(skin: Geometry): { cloth: Geometry; loops: Geometry } {
  const height = stretchedOver(skin);
  let chin = 0;
  for (let i = 0; i < FACE_POINTS; i++) chin = Math.min(chin, skin.positions[i * 3 + 1]);
  const at = (u: number, v: number): V3 => {
    const top = 0.9 - 1.9 * Math.abs(u) ** 1.6;
    const bottom = chin - 0.6 + 3.6 * Math.abs(u) ** 2.2;
    const y = lerp(top, bottom, v);
    const x = u * lerp(6.9, 6.4, v);
    const pleats = 0.07 * Math.sin(v * Math.PI * 7) * (1 - Math.abs(u));
    const underChin = 2.2 * smoothstep(chin + 0.55, chin - 0.5, y) * (1 - u * u);
    const toEar = 0.5 * smoothstep(0.7, 1, Math.abs(u));
    return [x, y, height(x, Math.max(y, chin + 1.1)) + 0.22 - underChin - toEar + pleats];
  };
  const cloth = grid(64, 60, false, (i, j) => {
    const u = (i / 64) * 2 - 1;
    return { p: at(u, j / 60), aux: [u, j / 60, 0] };
  });
  const loops = [-1, 1].flatMap((side) =>
    [0.03, 0.97].map((v) => {
      const from = at(side, v);
      const ear: V3 = [side * 8.3, v < 0.5 ? 1.6 : -1.2, -3.4];
      const line = Array.from({ length: 9 }, (_, i): V3 => {
        const t = i / 8;
        return [
          lerp(from[0], ear[0], t ** 0.6),
          lerp(from[1], ear[1], t),
          lerp(from[2], ear[2], t),
        ];
      });
      return tube(line, 0.13, 6, false);
    }),
  );
  return { cloth, loops: merge(loops) };
}

/** Height (cm) of a cloth that rests on the face's highest points. */
function stretchedOver(skin: Geometry): (x: number, y: number) => number {
  const seen = emptyVisibility(SIZE, SIZE);
  const fromFront = (points: Float32Array): Float32Array =>
    points.map((value, i) => {
      if (i % 3 === 0) return (value - LEFT) / STEP;
      return i % 3 === 1 ? (value - BOTTOM) / STEP : -value;
    });
  rasterise(seen, [skin], fromFront, true);
  const heights = seen.depth.map((depth) => (depth === Infinity ? NOTHING : -depth));
  alongBothAxes(heights, 7, (values) => Math.max(...values));
  const mean = (values: number[]): number => values.reduce((s, v) => s + v, 0) / values.length;
  for (let round = 0; round < 3; round++) alongBothAxes(heights, 6, mean);
  return (x, y) => {
    const u = clamp((x - LEFT) / STEP - 0.5, 0, SIZE - 2);
    const v = clamp((y - BOTTOM) / STEP - 0.5, 0, SIZE - 2);
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const row = (o: number): number => lerp(heights[o + i], heights[o + i + 1], u - i);
    return lerp(row(j * SIZE), row((j + 1) * SIZE), v - j);
  };
}

/** Replaces each height by what `combine` makes of those up to `radius` away, in x and then in y. */
function alongBothAxes(
  heights: Float32Array,
  radius: number,
  combine: (values: number[]) => number,
): void {
  for (const stride of [1, SIZE]) {
    const before = heights.slice();
    for (let o = 0; o < heights.length; o++) {
      const place = stride === 1 ? o % SIZE : Math.floor(o / SIZE);
      const values: number[] = [];
      for (let d = -radius; d <= radius; d++) {
        values.push(before[o + (clamp(place + d, 0, SIZE - 1) - place) * stride]);
      }
      heights[o] = combine(values);
    }
  }
}
