import { type Geometry, grid, merge } from '../geometry.ts';
import { OVAL } from '../landmarks.ts';
import { catmullRom, lerp, smoothstep, tableAt, type V3 } from '../maths.ts';
import { SKULL } from '../skull.ts';
import type { OnHead } from './head-map.ts';

/** A headscarf around skull and neck that leaves the face open. @param neutral skin, cm */
export function buildScarf(neutral: Float32Array, onHead: OnHead): Geometry {
  return merge([overHead(neutral, onHead), aroundNeck()]);
}

function overHead(neutral: Float32Array, onHead: OnHead): Geometry {
  const n = OVAL.length;
  const edge = (t: number): V3 => {
    const i = Math.floor(t);
    const [a, b, c, d] = [i - 1, i, i + 1, i + 2].map((k) => OVAL[((k % n) + n) % n] * 3);
    const at = (k: number): number =>
      catmullRom(neutral[a + k], neutral[b + k], neutral[c + k], neutral[d + k], t - i);
    return [at(0), at(1), at(2)];
  };
  return grid(108, 22, true, (i, j) => {
    const p = edge((i / 108) * n);
    const v = j / 22;
    const [x, y, z] = [p[0] - SKULL[0], p[1] - SKULL[1], p[2] - SKULL[2]];
    const around = Math.atan2(y, x);
    const inner = Math.acos(z / Math.hypot(x, y, z)) - 0.09;
    const polar = lerp(inner, Math.PI, v ** 1.1);
    const dx = Math.cos(around) * Math.sin(polar);
    const dy = Math.sin(around) * Math.sin(polar);
    const above = (v === 0 ? 0.12 : 0.55) + 0.75 * smoothstep(0.02, 0.25, v);
    const folds = 0.12 * Math.sin(around * 14 + v * 9) * smoothstep(0.05, 0.3, v);
    return {
      p: onHead(Math.acos(dy), Math.atan2(dx, Math.cos(polar)), above + folds),
      aux: [around, v, 0],
    };
  });
}

function aroundNeck(): Geometry {
  return grid(72, 30, true, (i, j) => {
    const a = (i / 72) * Math.PI * 2;
    const v = j / 30;
    const width = tableAt(v, [
      [0, 4.6],
      [0.28, 6.3],
      [0.6, 9],
      [1, 15.5],
    ]);
    const depth = tableAt(v, [
      [0, 4.2],
      [0.28, 6.7],
      [0.6, 8.2],
      [1, 11],
    ]);
    const coarse = smoothstep(0, 0.3, v) * 0.22 * Math.sin(a * 9 + v * 12);
    const folds = coarse + 0.15 * Math.sin(a * 17 - v * 23);
    const underChin = 3.2 * smoothstep(0.2, 1, Math.cos(a)) * smoothstep(0.35, 0, v);
    return {
      p: [
        Math.sin(-a) * (width + folds),
        lerp(-5.5, -21, v) + 0.9 * Math.cos(a) * v - underChin,
        -2.9 - v * 1.5 + Math.cos(a) * (depth + folds),
      ],
      aux: [a, v, 1],
    };
  });
}
