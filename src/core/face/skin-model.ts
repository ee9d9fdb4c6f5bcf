import type { Landmark } from '../check/artifacts.ts';
import { type LabCrop, pixelsWithin, valuesAt } from '../pixels/lab-crop.ts';
import { quantile } from '../pixels/quantile.ts';
import { leftCheekSkin, rightCheekSkin } from './face-parts.ts';

/** The colour of one face's own skin, in CIE L*a*b* (D65). Other things in the photo are told from skin by it. */
export interface SkinModel {
  readonly l: number;
  readonly a: number;
  readonly b: number;
  /** The inverse of its covariance: ll, la, lb, aa, ab, bb. */
  readonly precision: readonly [number, number, number, number, number, number];
}

/** The median deviation of a normal distribution, as a share of its standard deviation. */
const MAD = 0.6745;
/** Beyond this many standard deviations a pixel is not skin but, for example, a strand of hair, a mole or a frame. */
const OUTLIER = 2.5;
/**
 * The smallest standard deviation of L*, a* and b* that is used. JPEG and noise leave at least this much, and very
 * smooth skin needs it to be recognised.
 */
const LEAST = 2;

/** Median and spread of one channel, over some pixels. */
function middle(channel: Float32Array, pixels: Uint32Array) {
  const values = valuesAt(channel, pixels);
  const median = quantile(values, 0.5) ?? 0;
  const deviation = quantile(
    values.map((value) => Math.abs(value - median)),
    0.5,
  );
  return { median, sigma: Math.max(LEAST, (deviation ?? 0) / MAD) };
}

/**
 * The median of both cheeks, and the covariance of the pixels near it. Undefined where a cheek lies outside the
 * crop.
 */
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

/** The inverse of a symmetric 3 × 3 matrix. Both are given as their upper triangle. */
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

/** A pixel this light and this pale is a reflection of a light, not the face's own colour. */
export interface Shine {
  /**
   * Its L* is at least this much, and exceeds the skin's by `beyondSkin`. For very light skin no more than `most`
   * is asked.
   */
  readonly least: number;
  readonly beyondSkin: number;
  readonly most: number;
  /** Its chroma is at most this share of the skin's. */
  readonly chroma: number;
}

/** Even a white reflection may have this chroma in a JPEG. */
const PALE = 7;

/** Gives a function that tells whether a pixel of a crop is a reflection of a light on this face. */
export function specular(crop: LabCrop, skin: SkinModel, shine: Shine): (i: number) => boolean {
  const light = Math.min(shine.most, Math.max(shine.least, skin.l + shine.beyondSkin));
  const pale = Math.max(PALE, shine.chroma * Math.hypot(skin.a, skin.b));
  return (i) => crop.l[i] >= light && Math.hypot(crop.a[i], crop.b[i]) <= pale;
}
