import sharp from 'sharp';
import { type CheckId, checks } from '../checks/index.ts';
import type { FileFacts } from '../core/artifacts.ts';
import { gatherer } from '../core/gatherer.ts';
import { imageFacts } from '../core/image-file/facts.ts';
import { assess, type Finding, type OnBug } from '../engine/assess.ts';
import type { Spec } from '../engine/spec.ts';
import type { ErrorCode } from '../receipt/errors.ts';
import { fail, type Result } from './problem.ts';

// Each photo is decoded once, so a cache would only hold on to people's photos.
sharp.cache(false);

/** Bounds what decoding may cost where a spec leaves the frame open. */
const PIXELS_MAX = 4_000_000;

/** What the file alone says: no decoding, no model. */
const fileChecks = checks.filter(({ needs }) => needs.every((name) => name === 'file'));

const codes: Partial<Record<CheckId, ErrorCode>> = {
  'file-format': 'photo-not-jpeg',
  'file-bytes': 'photo-bytes',
  'frame-size': 'photo-frame',
  'file-dpi': 'photo-dpi',
  'colour-mode': 'photo-colour',
};

/**
 * Judges the file by the spec's rules on files, then decodes it in full. Gives the findings of those
 * rules. A rule that is only advised refuses nothing.
 */
export async function examinePhoto(
  photo: Uint8Array,
  spec: Spec,
  onBug: OnBug,
): Promise<Result<readonly Finding[]>> {
  const file = imageFacts(photo);
  if (file?.mime !== 'image/jpeg') return fail('photo-not-jpeg');
  const { findings } = await assess(gatherer({ file }, {}), onlyFileRules(spec), onBug);
  const failed = findings.find(
    ({ severity, status }) => severity === 'required' && status !== 'pass',
  );
  if (failed) return fail(codes[failed.check] ?? 'not-accepted', { checks: [failed.check] });
  return (await decodes(photo, file)) ? { ok: true, value: findings } : fail('photo-undecodable');
}

function onlyFileRules(spec: Spec): Spec {
  const rules = fileChecks.flatMap(({ id }) => (spec.rules[id] ? [[id, spec.rules[id]]] : []));
  return { ...spec, rules: Object.fromEntries(rules) };
}

/** Every pixel is there, and the decoder sees the same size as the header's reader. */
async function decodes(photo: Uint8Array, { width, height }: FileFacts): Promise<boolean> {
  try {
    const { info } = await sharp(photo, { failOn: 'warning', limitInputPixels: PIXELS_MAX })
      .autoOrient()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.width === width && info.height === height;
  } catch {
    return false;
  }
}
