import type { ImageFacts } from '../core/image-file/facts.ts';
import type { Mode, Notice, Refusal } from './assessment.ts';
import type { Format } from './spec.ts';

/** Larger files are no photos of a phone. */
export const MAX_BYTES = 64_000_000;
const MAX_PIXELS = 120_000_000;
const MAX_PROPORTION = 3;
const decodable: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** A ready photo is judged as it is: a JPEG that already has the format's frame. */
export const naturalMode = (facts: ImageFacts | undefined, format: Format): Mode =>
  facts?.mime === 'image/jpeg' && facts.width === format.width && facts.height === format.height
    ? 'as-is'
    : 'compose';

/** Why a file cannot be assessed, before a pixel of it is decoded; undefined where it can. */
export function refusalOf(
  bytes: number,
  facts: ImageFacts | undefined,
  mode: Mode,
  format: Format,
): Refusal | undefined {
  if (bytes === 0) return 'empty';
  if (bytes > MAX_BYTES) return 'too-many-bytes';
  if (!facts) return 'not-an-image';
  if (facts.mime === 'image/heic') return 'heic';
  if (facts.animated) return 'animated';
  if (!decodable.includes(facts.mime)) return 'unsupported-format';
  if (!facts.complete) return 'truncated';
  if (facts.width * facts.height > MAX_PIXELS) return 'too-large';
  if (mode === 'as-is') return undefined;
  if (facts.colourMode === 'cmyk') return 'cmyk';
  const { width, height } = facts;
  if (Math.max(width, height) > MAX_PROPORTION * Math.min(width, height)) return 'panorama';
  if (width < format.width || height < format.height) return 'too-small';
  return undefined;
}

/** What is worth a word to the person, though the file can be used. */
export function noticesOf(facts: ImageFacts, mode: Mode): readonly Notice[] {
  return [
    ...(facts.deepColour ? (['deep-colour'] as const) : []),
    ...(mode === 'as-is' ? (['already-cropped'] as const) : []),
  ];
}
