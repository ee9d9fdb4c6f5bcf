import type { CheckId } from '../../checks/index.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import type { ClaimedMeasurement } from '../../receipt/content.ts';
import type { Flag } from '../store/store.ts';
import { measurePixels, type PixelMeasures } from './pixels.ts';

interface Comparison {
  readonly check: CheckId;
  readonly of: keyof PixelMeasures;
  /** What must be passed to be worth a clerk's look. */
  readonly tolerance: number;
  /** How far what was reported is better than what is there. */
  readonly gain: (reported: number, measured: number) => number;
}

/**
 * Seen on photos of people and edits of them: of 165 plain white walls at most 4.7 off white beyond the claim;
 * of 416 photos the light 0.14 off the claim (the 99th of a hundred; glare upon glasses takes it to 0.28), the
 * focus 0.16 below it at most.
 */
const comparisons: readonly Comparison[] = [
  {
    check: 'background-white',
    of: 'border',
    tolerance: 6,
    gain: (reported, measured) => measured - reported,
  },
  {
    check: 'face-brightness',
    of: 'brightness',
    tolerance: 0.2,
    // The whites of the eyes, which are the brightness of a dark face, are too small to be seen here.
    gain: (reported, measured) => Math.max(measured - reported, (reported - measured) / 2),
  },
  {
    check: 'sharpness',
    of: 'sharpness',
    tolerance: 0.17,
    gain: (reported, measured) => reported - measured,
  },
];

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** Where the pixels do not bear out what a device reported: never a reason to refuse, always one to look. */
export function flagsOf(photo: Raster, findings: readonly ClaimedMeasurement[]): readonly Flag[] {
  const measures = measurePixels(photo);
  return comparisons.flatMap(({ check, of, tolerance, gain }) => {
    const reported = findings.find((finding) => finding.check === check)?.value;
    const measured = measures[of];
    if (typeof reported !== 'number' || gain(reported, measured) <= tolerance) return [];
    return [{ check, reported, measured: rounded(measured) }];
  });
}
