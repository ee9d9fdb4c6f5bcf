import { luma } from '../../core/face/skin.ts';
import type { Raster } from '../../core/pixels/raster.ts';

/**
 * Qualities of MozJPEG, best first, and how many times as large a portrait is as at the next: medians of
 * portraits at 358 × 441.
 */
const steps = [
  { quality: 100, growth: 1.42 },
  { quality: 98, growth: 1.33 },
  { quality: 96, growth: 1.31 },
  { quality: 94, growth: 1.23 },
  { quality: 92, growth: 1.12 },
  { quality: 90, growth: 1.18 },
  { quality: 87, growth: 1.14 },
  { quality: 84, growth: 1.15 },
  { quality: 80, growth: 1.16 },
  { quality: 76, growth: 1.09 },
  { quality: 72, growth: 1.09 },
  { quality: 68, growth: 1.09 },
  { quality: 64, growth: 1.07 },
  { quality: 60, growth: 1.15 },
  { quality: 50, growth: 1.18 },
  { quality: 40, growth: 1.2 },
  { quality: 30, growth: 1 },
] as const;

const WORST = steps.length - 1;
/** No portrait grows by less than this share of the median. */
const LEAST = 0.98;
/** What is aimed at first, as a share of the bytes allowed: what is foreseen may be too little. */
const AIM = 0.95;
/** A file that fills so much of the bytes allowed is fine enough; one step more would be a difference that nobody sees. */
const ENOUGH = 0.75;

/** The quality that sizes are foreseen at, as a step. */
const FORESEEN = steps.findIndex(({ quality }) => quality === 92);
/** A step between neighbours of more than this, 0…255, is an edge, and counts as this much. */
const EDGE = 8;
/** Of 98 photos of people at 358 × 441: half came within 4 % of bytes = pixels · SCALE · busyness ^ POWER, nine of ten within 12 %. */
const SCALE = 0.0409;
const POWER = 0.929;

/** Every so many rows tell as much as all, within 1 %. */
const EVERY = 4;

/** About how many bytes a photo comes to at quality 92: the more, the more its neighbouring pixels differ. */
export function foreseenBytes(photo: Raster): number {
  const { width, height } = photo;
  let [busy, rows] = [0, 0];
  for (let y = 0; y < height - 1; y += EVERY) {
    const { data } = luma(photo, { x: 0, y, width, height: 2 });
    rows += 1;
    for (let i = 0; i < width - 1; i++) {
      busy += Math.min(EDGE, Math.abs(data[i + 1] - data[i]));
      busy += Math.min(EDGE, Math.abs(data[i + width] - data[i]));
    }
  }
  const ofAll = busy * ((height - 1) / rows);
  const pixels = width * height;
  return pixels * SCALE * (ofAll / pixels) ** POWER;
}

/** The best step from `best` on that should come to at most `max` bytes, by what another came to. */
function likeliest(at: number, bytes: number, best: number, max: number): number {
  let [step, size] = [at, bytes];
  while (step < WORST && size > max) size /= steps[step++].growth;
  while (step > best && size * steps[step - 1].growth <= max) size *= steps[--step].growth;
  return step;
}

/**
 * What `encode` gives at a quality that comes to at most `max` bytes: the best one that does, or one that fills at
 * least `ENOUGH` of them; at the worst quality where none fits. Encoding costs milliseconds: sizes are foreseen, the
 * first from `foreseen`, the bytes at quality 92, and nine of ten portraits are encoded once.
 */
export async function bestFitting<T extends { readonly length: number }>(
  max: number,
  foreseen: number,
  encode: (quality: number) => Promise<T>,
): Promise<T> {
  let best = 0;
  let fitting: { readonly step: number; readonly result: T } | undefined;
  let step = likeliest(FORESEEN, foreseen, best, AIM * max);
  for (;;) {
    const result = await encode(steps[step].quality);
    const fits = result.length <= max;
    if (fits) fitting = { step, result };
    else if (step === WORST) return result;
    else best = step + 1;
    if (fitting && fitting.step <= best) return fitting.result;
    const isFull =
      result.length >= ENOUGH * max || result.length * steps[step - 1].growth * LEAST > max;
    if (fits && isFull) return result;
    const guess = likeliest(step, result.length, best, max);
    step = Math.max(best, Math.min(guess, (fitting?.step ?? steps.length) - 1));
  }
}
