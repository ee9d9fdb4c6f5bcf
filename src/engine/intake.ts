import type { ImageFacts } from '../core/image-file/facts.ts';
import type { Mode, Notice, Refusal } from './assessment.ts';
import type { Format } from './spec.ts';

/** Larger files are no photos of a phone. */
export const MAX_BYTES = 64_000_000;
const MAX_PIXELS = 120_000_000;
const MAX_PROPORTION = 3;
const decodable: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/avif',
];

/** A finished photo is a JPEG that already has the format's frame. It is judged as it is. */
export const naturalMode = (facts: ImageFacts | undefined, format: Format): Mode =>
  facts?.mime === 'image/jpeg' && facts.width === format.width && facts.height === format.height
    ? 'as-is'
    : 'compose';

/** Why a file cannot be assessed, before any pixel is decoded. Undefined where it can be. */
export function refusalOf(
  bytes: number,
  facts: ImageFacts | undefined,
  mode: Mode,
  format: Format,
): Refusal | undefined {
  if (bytes === 0) return 'empty';
  if (bytes > MAX_BYTES) return 'too-many-bytes';
  if (!facts) return 'not-an-image';
  if (facts.mime.startsWith('video/')) return 'video';
  if (facts.animated) return 'animated';
  if (!decodable.includes(facts.mime)) return 'unsupported-format';
  if (!facts.complete) return 'truncated';
  if (facts.highDynamicRange) return 'high-dynamic-range';
  if (facts.width * facts.height > MAX_PIXELS) return 'too-large';
  if (mode === 'as-is') return undefined;
  if (facts.colourMode === 'cmyk') return 'cmyk';
  const { width, height } = facts;
  if (Math.max(width, height) > MAX_PROPORTION * Math.min(width, height)) return 'panorama';
  if (width < format.width || height < format.height) return 'too-small';
  return undefined;
}

/** Common widths of phone screens, px. */
const SCREEN_WIDTHS: readonly number[] = [
  640, 720, 750, 828, 1080, 1125, 1170, 1179, 1206, 1220, 1224, 1242, 1256, 1260, 1264, 1280, 1284,
  1290, 1312, 1320, 1344, 1440,
];
/** Screens are longer than camera pictures usually are. */
const SCREEN_PROPORTION = 1.7;

/** Messengers shrink a photo so that its longer side is one of these, px. */
const MESSENGER_SIDES: readonly number[] = [1080, 1280, 1440, 1600, 1920, 2048, 2560];
/** A longer side below this does not come straight from a camera, px. */
const CROPPED_SIDE = 800;

/** A screenshot of a phone: a PNG, or a JPEG from phones that write JPEG. */
function isScreenshot({ mime, width, height, camera = false }: ImageFacts): boolean {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const screen = SCREEN_WIDTHS.includes(short) && long / short >= SCREEN_PROPORTION;
  return screen && !camera && (mime === 'image/png' || mime === 'image/jpeg');
}

function cameFromElsewhere(facts: ImageFacts, mode: Mode): Notice | undefined {
  const side = Math.max(facts.width, facts.height);
  if (isScreenshot(facts)) return 'screenshot';
  if (mode === 'as-is' || (!facts.camera && side <= CROPPED_SIDE)) return 'already-cropped';
  const resaved = facts.mime === 'image/jpeg' || facts.mime === 'image/webp';
  return resaved && !facts.camera && MESSENGER_SIDES.includes(side) ? 'messenger' : undefined;
}

/** Whether a notice only guesses where a file comes from. Such a notice is useless where that is known. */
export const isAboutOrigin = (notice: Notice): boolean =>
  !['deep-colour', 'turned', 'transparent'].includes(notice);

/**
 * What the person should know about a file that can be used. Where a file came from is guessed from its size and
 * from whether it names a camera, so this is advice only.
 */
export function noticesOf(facts: ImageFacts, mode: Mode): readonly Notice[] {
  const elsewhere = cameFromElsewhere(facts, mode);
  return [
    ...(facts.deepColour ? (['deep-colour'] as const) : []),
    ...(elsewhere ? [elsewhere] : []),
  ];
}
