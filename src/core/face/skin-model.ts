import type { Landmark } from '../check/artifacts.ts';
import { type LabCrop, pixelsWithin, valuesAt } from '../pixels/lab-crop.ts';
import { quantile } from '../pixels/quantile.ts';
import { leftCheekSkin, rightCheekSkin } from './face-parts.ts';

/** The colour of one face's own skin, in CIE L*a*b* (D65): what else is in the photo is told from it. */
export interface SkinModel {
  readonly l: number;
  readonly a: number;
  readonly b: number;
  /** The inverse of its covariance: ll, la, lb, aa, ab, bb. */
  readonly precision: readonly [number, number, number, number, number, number];
}

/** Of a normal distribution, a median deviation is this share of the standard deviation. */
const MAD = 0.6745;
/** Standard deviations beyond which a pixel is no skin: a strand of hair, a mole, a frame. */
const OUTLIER = 2.5;
/** Least standard deviation of L*, a* and b*: JPEG and noise leave no less, smooth studio skin has no less to be told by. */
const LEAST = 2;

/** Median and spread of one channel over pixels. */
function middle(channel: Float32Array, pixels: Uint32Array) {
  const values = valuesAt(channel, pixels);
  const median = quantile(values, 0.5) ?? 0;
  const deviation = quantile(
    values.map((value) => Math.abs(value - median)),
    0.5,
  );
  return { median, sigma: Math.max(LEAST, (deviation ?? 0) / MAD) };
}

/** Median of both cheeks and the covariance of what is near it; undefined where a cheek lies outside the crop. */
export function skinModelOf(crop: LabCrop, landmarks: readonly Landmark[]): SkinModel | undefined {
  const cheeks = [rightCheekSkin, leftCheekSkin].map((cheek) =>
    pixelsWithin(
      crop,
      cheek.map((i) => landmarks[i]),
    ),
  );
  if (cheeks.some(({ length }) => length === 0)) return undefined;
  const [right, left] = cheeks;
  const pixels = new Uint32Array(right.length + left.length);
  pixels.set(right);
  pixels.set(left, right.length);
  const [l, a, b] = [crop.l, crop.a, crop.b].map((channel) => middle(channel, pixels));
  const near = pixels.filter(
    (i) =>
      Math.abs(crop.l[i] - l.median) <= OUTLIER * l.sigma &&
      Math.abs(crop.a[i] - a.median) <= OUTLIER * a.sigma &&
      Math.abs(crop.b[i] - b.median) <= OUTLIER * b.sigma,
  );
  const count = Math.max(1, near.length);
  let [ll, la, lb, aa, ab, bb] = [0, 0, 0, 0, 0, 0];
  for (const i of near) {
    const x = crop.l[i] - l.median;
    const y = crop.a[i] - a.median;
    const z = crop.b[i] - b.median;
    ll += x * x;
    la += x * y;
    lb += x * z;
    aa += y * y;
    ab += y * z;
    bb += z * z;
  }
  const precision = inverse([
    ll / count + LEAST ** 2,
    la / count,
    lb / count,
    aa / count + LEAST ** 2,
    ab / count,
    bb / count + LEAST ** 2,
  ]);
  return { l: l.median, a: a.median, b: b.median, precision };
}

/** Of a symmetric 3 × 3 matrix, given and returned as its upper triangle. */
function inverse([p, q, r, s, t, u]: SkinModel['precision']): SkinModel['precision'] {
  const determinant = p * (s * u - t * t) - q * (q * u - r * t) + r * (q * t - r * s);
  return [
    (s * u - t * t) / determinant,
    (r * t - q * u) / determinant,
    (q * t - r * s) / determinant,
    (p * u - r * r) / determinant,
    (q * r - p * t) / determinant,
    (p * s - q * q) / determinant,
  ];
}

/** How many standard deviations a colour is from the face's skin (Mahalanobis). */
export function skinDistance(model: SkinModel, l: number, a: number, b: number): number {
  const [ll, la, lb, aa, ab, bb] = model.precision;
  const [x, y, z] = [l - model.l, a - model.a, b - model.b];
  return Math.sqrt(x * (ll * x + 2 * la * y + 2 * lb * z) + y * (aa * y + 2 * ab * z) + bb * z * z);
}

/** What is so light and so pale that it is a light's reflex, and not the face's own colour. */
export interface Shine {
  /** L* that it has at least, and how much more than the skin; whatever skin, no more than `most` is asked. */
  readonly least: number;
  readonly beyondSkin: number;
  readonly most: number;
  /** Chroma that it has at most, as a share of the skin's. */
  readonly chroma: number;
}

/** Chroma that even a white reflex may have in a JPEG. */
const PALE = 7;

/** Tells whether a pixel of a crop is a light's reflex on this face. */
export function specular(crop: LabCrop, skin: SkinModel, shine: Shine): (i: number) => boolean {
  const light = Math.min(shine.most, Math.max(shine.least, skin.l + shine.beyondSkin));
  const pale = Math.max(PALE, shine.chroma * Math.hypot(skin.a, skin.b));
  return (i) => crop.l[i] >= light && Math.hypot(crop.a[i], crop.b[i]) <= pale;
}
