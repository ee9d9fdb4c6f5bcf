import { type Geometry, grid, merge } from '../geometry.ts';
import { DEGREE, smoothstep, tableAt } from '../maths.ts';
import type { OnHead } from './head-map.ts';

export type HatStyle = 'beanie' | 'cap' | 'brim';

const KNITTED_RIM: [number, number][] = [
  [0, 52],
  [60, 66],
  [110, 92],
  [180, 112],
];
const STIFF_RIM: [number, number][] = [
  [0, 51],
  [60, 60],
  [100, 78],
  [180, 96],
];

/** Degrees from the crown to the hat's rim, by degrees around from the front. */
export const hatRim = (style: HatStyle, around: number): number =>
  tableAt(Math.abs(around), style === 'beanie' ? KNITTED_RIM : STIFF_RIM);

/** aux: radians around, 0 top … 1 rim, what it is: 1 knitted, 0.5 a brim, 0 plain. */
export function buildHat(onHead: OnHead, style: HatStyle): Geometry {
  const parts = [crown(onHead, style)];
  if (style === 'cap') parts.push(visor(onHead));
  if (style === 'brim') parts.push(brim(onHead));
  return merge(parts);
}

function crown(onHead: OnHead, style: HatStyle): Geometry {
  const knitted = style === 'beanie';
  const above = (v: number): number => {
    if (style === 'brim') {
      return 1.0 + 2.2 * smoothstep(0.75, 0.3, v) * (1 - 0.4 * smoothstep(0.3, 0, v));
    }
    const cuff = knitted ? 0.45 * smoothstep(0.7, 0.73, v) : 0;
    return 1.15 + (knitted ? 0.9 * smoothstep(0.6, 0, v) : 0.3) + cuff;
  };
  return grid(96, 40, false, (i, j) => {
    const around = (i / 96) * 2 * Math.PI - Math.PI;
    const v = j / 40;
    const polar = v * hatRim(style, around / DEGREE) * DEGREE;
    return {
      p: onHead(polar, around, j === 40 ? 0.2 : above(v)),
      aux: [around, v, knitted ? 1 : 0],
    };
  });
}

/** Rows run out on the upper side and back on the lower. */
const outAndBack = (v: number): { under: boolean; out: number } =>
  v > 0.5 ? { under: true, out: (1 - v) * 2 } : { under: false, out: v * 2 };

function visor(onHead: OnHead): Geometry {
  return grid(60, 24, false, (i, j) => {
    const u = (i / 60) * 2 - 1;
    const around = u * 66 * DEGREE;
    const { under, out } = outAndBack(j / 24);
    const [x, y, z] = onHead(hatRim('cap', u * 66) * DEGREE, around, 1.1);
    const d = 7.2 * out * Math.sqrt(Math.max(0, 1 - u * u * 0.97));
    return {
      p: [x * (1 + 0.05 * out), y - d * 0.16 - (under ? 0.16 : 0) - u * u * 0.9 * out, z + d],
      aux: [around, out, 0.5],
    };
  });
}

function brim(onHead: OnHead): Geometry {
  return grid(96, 24, false, (i, j) => {
    const around = (i / 96) * 2 * Math.PI - Math.PI;
    const { under, out } = outAndBack(j / 24);
    const [x, y, z] = onHead(hatRim('brim', around / DEGREE) * DEGREE, around, 1.0);
    const d = 6.5 * out;
    const curled = Math.abs(Math.sin(around)) * out * out * 1.6;
    return {
      p: [
        x + Math.sin(around) * d,
        y - d * 0.12 - (under ? 0.2 : 0) + curled,
        z + Math.cos(around) * d,
      ],
      aux: [around, out, 0.5],
    };
  });
}
