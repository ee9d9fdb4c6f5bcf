import type { CheckId } from '../../checks/index.ts';
import type { ClaimedMeasurement } from '../../receipt/content.ts';
import type { Flag } from '../store/store.ts';
import type { PixelMeasures } from './pixels.ts';

interface Comparison {
  readonly check: CheckId;
  readonly of: keyof PixelMeasures;
  /** A difference must exceed this to be worth a clerk's attention. */
  readonly tolerance: number;
  /** How much better the reported value is than the measured one. */
  readonly gain: (reported: number, measured: number) => number;
}

/**
 * From photos of people and edits of them. 165 plain white walls: at most 4.7 further from white than claimed. 416
 * photos: the light differs from the claim by 0.14 (99th percentile; glare on glasses gives up to 0.28), and the
 * focus is at most 0.16 below it.
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
    // The brightness of a dark face is that of the whites of the eyes, which are too small to measure here.
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

/** Where the pixels contradict a device's report. Never a reason to refuse, always a reason to look. */
export function flagsOf(
  measures: PixelMeasures,
  findings: readonly ClaimedMeasurement[],
): readonly Flag[] {
  return comparisons.flatMap(({ check, of, tolerance, gain }) => {
    const reported = findings.find((finding) => finding.check === check)?.value;
    const measured = measures[of];
    if (typeof reported !== 'number' || gain(reported, measured) <= tolerance) return [];
    return [{ check, reported, measured: rounded(measured) }];
  });
}
