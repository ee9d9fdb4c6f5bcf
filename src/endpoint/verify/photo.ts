import sharp from 'sharp';
import { type CheckId, checks } from '../../checks/index.ts';
import type { FileFacts } from '../../core/check/artifacts.ts';
import { gatherer } from '../../core/check/gatherer.ts';
import { bareJpeg } from '../../core/image-file/bare-jpeg.ts';
import { type ImageFacts, imageFacts } from '../../core/image-file/facts.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import type { Spec } from '../../engine/spec.ts';
import { type Finding, measureAndJudge, type OnBug } from '../../engine/verdict.ts';
import type { ErrorCode } from '../../receipt/errors.ts';
import { fail, type Result } from '../http/problem.ts';

// Each photo is decoded once, so a cache would only keep people's photos in memory.
sharp.cache(false);

/** Limits the cost of decoding where a spec leaves the frame open. */
const PIXELS_MAX = 4_000_000;

/** What the file alone tells, without decoding and without a model. */
const fileChecks = checks.filter(({ needs }) => needs.every((name) => name === 'file'));

export const isOfFile = (check: CheckId): boolean => fileChecks.some(({ id }) => id === check);

const codes: Partial<Record<CheckId, ErrorCode>> = {
  'file-format': 'photo-not-jpeg',
  'file-bytes': 'photo-bytes',
  'frame-size': 'photo-frame',
  'file-dpi': 'photo-dpi',
  'colour-mode': 'photo-colour',
};

interface Examined {
  /** The verdict on the rules for files. */
  readonly findings: readonly Finding[];
  readonly raster: Raster;
}

/** Judges the file by the spec's rules for files, then decodes it completely. Advised rules refuse nothing. */
export async function examinePhoto(
  photo: Uint8Array,
  spec: Spec,
  onBug: OnBug,
): Promise<Result<Examined>> {
  const file = imageFacts(photo);
  if (file?.mime !== 'image/jpeg') return fail('photo-not-jpeg');
  const { findings } = await measureAndJudge(gatherer({ file }, {}), onlyFileRules(spec), onBug);
  const failed = findings.find(
    ({ severity, status }) => severity === 'required' && status !== 'pass',
  );
  if (failed) return fail(codes[failed.check] ?? 'not-accepted', { checks: [failed.check] });
  const raster = await decode(photo, file);
  if (!raster) return fail('photo-undecodable');
  return isBare(photo, file) ? { ok: true, value: { findings, raster } } : fail('photo-extra');
}

/** Nothing of a place, a name or a device lies in the file: its picture alone is to be kept. */
function isBare(photo: Uint8Array, file: ImageFacts): boolean {
  const bare = bareJpeg(photo, file);
  return bare !== undefined && Buffer.compare(bare, photo) === 0;
}

function onlyFileRules(spec: Spec): Spec {
  const rules = fileChecks.flatMap(({ id }) => (spec.rules[id] ? [[id, spec.rules[id]]] : []));
  return { ...spec, rules: Object.fromEntries(rules) };
}

/** The pixels. Undefined where some are missing, or the decoder finds another size than the header's reader. */
export async function decode(
  photo: Uint8Array,
  { width, height }: Pick<FileFacts, 'width' | 'height'>,
): Promise<Raster | undefined> {
  try {
    const { data, info } = await sharp(photo, { failOn: 'warning', limitInputPixels: PIXELS_MAX })
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.width !== width || info.height !== height || info.channels !== 4) return undefined;
    return {
      width,
      height,
      data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
    };
  } catch {
    return undefined;
  }
}
