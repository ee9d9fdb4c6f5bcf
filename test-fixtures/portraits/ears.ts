import { type Geometry, grid } from './geometry.ts';
import { CHEEKS } from './landmarks.ts';
import { bell, clamp, smoothstep } from './maths.ts';

/** An ear on one side (-1 right, 1 left); aux: height of its relief, 0..1. */
export function buildEar(neutral: Float32Array, side: -1 | 1, standsOut: number): Geometry {
  const angle = 0.5 + standsOut;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const root = CHEEKS[side < 0 ? 0 : 1] * 3;
  const x = neutral[root] - side * 0.15;
  const y = neutral[root + 1] + 0.75;
  const z = neutral[root + 2] - 0.7;
  return grid(40, 14, true, (i, j) => {
    const t = (i / 40) * Math.PI * 2 * side;
    const r = j / 14;
    const wide = 1.55 + 0.45 * Math.max(0, Math.sin(t));
    const a = r * wide * Math.cos(t) + 1.35;
    const b = r * 3.15 * Math.sin(t) * (Math.sin(t) < 0 ? 0.92 : 1) + 0.12 * a;
    const helix = bell((r - 0.84) / 0.11) * 0.42 * smoothstep(-2.6, -1.2, b);
    const concha = -0.5 * Math.exp(-(((a - 1.0) / 0.75) ** 2) - ((b + 0.5) / 1.0) ** 2);
    const inFront = Math.cos(t) > -0.2 ? 1 : 0.2;
    const antihelix = 0.25 * bell((r - 0.52) / 0.1) * inFront * smoothstep(-2.4, -1, b);
    const h = 0.1 + helix + concha + antihelix - 0.75 * smoothstep(0.88, 1, r);
    return {
      p: [x + side * (a * sin + h * cos), y + b - a * 0.05, z - a * cos + h * sin + b * -0.08],
      aux: [clamp(0.5 + h), 0, 0],
    };
  });
}
