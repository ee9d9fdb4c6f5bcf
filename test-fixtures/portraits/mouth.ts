import { type Geometry, grid, merge } from './geometry.ts';
import { clamp, lerp, type V3 } from './maths.ts';

/** Depth behind the lips (cm) and width of each row of the cavity. */
const CAVITY = [
  { depth: 0, width: 1 },
  { depth: 0.35, width: 0.99 },
  { depth: 0.9, width: 1.05 },
  { depth: 1.7, width: 1.1 },
  { depth: 2.5, width: 0.8 },
  { depth: 2.7, width: 0 },
];

/** The inside of the mouth behind the lips' edge; aux: depth, 0..1. */
export function buildMouth(edge: V3[], open: number): Geometry {
  const n = edge.length;
  const centre: V3 = [0, 0, 0];
  for (const p of edge) for (let k = 0; k < 3; k++) centre[k] += p[k] / n;
  return grid(n, 5, true, (i, j) => {
    const p = edge[n - 1 - i];
    const dx = p[0] - centre[0];
    const dy = p[1] - centre[1];
    const { depth, width } = CAVITY[j];
    const room = j >= 1 && j < 4 && open > 0.03 ? (dy >= 0 ? 0.12 : -0.12) * j : 0;
    return {
      p: [
        centre[0] + dx * width,
        centre[1] + dy * width + room,
        Math.max(p[2] - depth, Math.min(p[2], 1.5)),
      ],
      aux: [j / 5, 0, 0],
    };
  });
}

/** Both rows of teeth; aux: x (cm), 0 at the gum … 1 at the edge, 0 upper or 0.5 lower. */
export function buildTeeth(upperLip: V3, lowerLip: V3, open: number): Geometry {
  const upper = grid(40, 6, false, (i, j) => {
    const x = (i / 40 - 0.5) * 4.4;
    const v = j / 6;
    const scallop = 0.05 * Math.abs(Math.sin(x * 3.6));
    const edge = upperLip[1] - 0.12 - scallop - 0.25 * clamp(open * 3);
    const y = lerp(upperLip[1] + 1.1, edge, v);
    return { p: [x, y, upperLip[2] - 0.75 - 0.13 * x * x - 0.15 * (1 - v)], aux: [x, v, 0] };
  });
  const lower = grid(40, 6, false, (i, j) => {
    const x = (i / 40 - 0.5) * 3.9;
    const v = j / 6;
    const y = lerp(lowerLip[1] + 0.12, lowerLip[1] - 1.1, v);
    return { p: [x, y, lowerLip[2] - 0.8 - 0.15 * x * x], aux: [x, 1 - v, 0.5] };
  });
  return merge([upper, lower]);
}
