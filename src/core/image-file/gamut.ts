import { linear } from '../pixels/colour.ts';
import type { Raster } from '../pixels/raster.ts';
import type { MatrixShaper } from './icc.ts';

type Row = readonly [number, number, number];
type Matrix = readonly [Row, Row, Row];

/** XYZ relative to D50 → linear sRGB: the inverse of sRGB's Bradford-adapted matrix (Lindbloom). */
const XYZ_TO_SRGB: Matrix = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
];

const srgb = Float64Array.from(linear);

/** Display P3 (SMPTE EG 432-1 primaries, sRGB's curve), its matrix adapted to D50. */
export const displayP3: MatrixShaper = {
  toXyz: [
    [0.515102, 0.291965, 0.157153],
    [0.241182, 0.692236, 0.066582],
    [-0.00105, 0.041882, 0.784378],
  ],
  linear: [srgb, srgb, srgb],
};

/** Linear light in steps of 1/STEPS → sRGB 0…255 (IEC 61966-2-1). */
const STEPS = 8192;
const encoded = Uint8ClampedArray.from({ length: STEPS + 1 }, (_, step) => {
  const v = step / STEPS;
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
});
const encode = (v: number): number =>
  encoded[Math.round(Math.min(1, Math.max(0, v)) * STEPS)] as number;

const times = (a: Matrix, b: MatrixShaper['toXyz']): Matrix =>
  a.map((row) =>
    [0, 1, 2].map((column) => row.reduce((sum, one, i) => sum + one * (b[i]?.[column] ?? 0), 0)),
  ) as unknown as Matrix;

/** Converts a raster's colours from a profile to sRGB, in place. Colours that sRGB cannot show are clipped. */
export function toSrgb({ data }: Raster, { toXyz, linear: curves }: MatrixShaper): void {
  const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = times(XYZ_TO_SRGB, toXyz);
  const [red, green, blue] = curves;
  for (let i = 0; i < data.length; i += 4) {
    const r = red[data[i]];
    const g = green[data[i + 1]];
    const b = blue[data[i + 2]];
    data[i] = encode(rr * r + rg * g + rb * b);
    data[i + 1] = encode(gr * r + gg * g + gb * b);
    data[i + 2] = encode(br * r + bg * g + bb * b);
  }
}
