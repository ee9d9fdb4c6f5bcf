/** sRGB 0…255 → linear light 0…1 (IEC 61966-2-1). */
export const linear: Float32Array = Float32Array.from({ length: 256 }, (_, value) => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

const scaled = (weight: number) => linear.map((value) => 255 * weight * value);
const red = scaled(0.2126);
const green = scaled(0.7152);
const blue = scaled(0.0722);

/** Linear-light luminance L of an sRGB colour, a whole number 0…255 (ISO/IEC 29794-5; Rec. 709 weights). */
export const luminance = (r: number, g: number, b: number): number =>
  (red[r] + green[g] + blue[b] + 0.5) | 0;

type Xyz = readonly [x: number, y: number, z: number];
export interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;
const cubeRoot = (t: number) => (t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116);

/** CIE XYZ → L*a*b* relative to a white point (CIE 15). */
export function lab([x, y, z]: Xyz, white: Xyz): Lab {
  const fx = cubeRoot(x / white[0]);
  const fy = cubeRoot(y / white[1]);
  const fz = cubeRoot(z / white[2]);
  return { l: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz) };
}

type Matrix = readonly [Xyz, Xyz, Xyz];
const times = (matrix: Matrix, r: number, g: number, b: number): Xyz => [
  matrix[0][0] * r + matrix[0][1] * g + matrix[0][2] * b,
  matrix[1][0] * r + matrix[1][1] * g + matrix[1][2] * b,
  matrix[2][0] * r + matrix[2][1] * g + matrix[2][2] * b,
];

const D65_MATRIX: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const D65: Xyz = [0.9504699, 1.0000001, 1.08883];

/** L*a*b* (D65) of linear-light sRGB 0…1: white is (100, 0, 0). */
export const labD65 = (r: number, g: number, b: number): Lab =>
  lab(times(D65_MATRIX, r, g, b), D65);

const D50_MATRIX: Matrix = [
  [0.43605, 0.38508, 0.14309],
  [0.22249, 0.71689, 0.06062],
  [0.01393, 0.0971, 0.71419],
];
const D50: Xyz = [0.964221, 1, 0.825211];

/** L*a*b* (D50, Bradford-adapted) of linear-light sRGB 0…1, with the numbers of ISO/IEC 29794-5, natural colour. */
export const labD50 = (r: number, g: number, b: number): Lab =>
  lab(times(D50_MATRIX, r, g, b), D50);
