import type { CheckId } from '../../checks/index.ts';
import type { Finding } from '../../engine/verdict.ts';

/** One check's findings on the resident's device and on this machine. */
export interface Compared {
  readonly check: CheckId;
  readonly home: Finding | undefined;
  readonly here: Finding | undefined;
  /** Measured on the snapshot at home, but on the finished photo here, so they cannot be compared. */
  readonly ofSource: boolean;
  readonly differs: boolean;
}

const ofSource: ReadonlySet<CheckId> = new Set(['face-count', 'source-face-width', 'origin']);

/** Two machines may differ by the check's measuring error in the spec. Statuses may not differ. */
function findingsDiffer(home: Finding | undefined, here: Finding | undefined): boolean {
  if (home?.status !== here?.status) return true;
  const [a, b] = [home?.value, here?.value];
  if (typeof a !== 'number' || typeof b !== 'number') return a !== b;
  const { grey } = here?.limits ?? {};
  return Math.abs(a - b) > (typeof grey === 'number' ? grey : 0);
}

/** Every check that one of the sides names, in the order in which they appear. */
export function compare(home: readonly Finding[], here: readonly Finding[]): readonly Compared[] {
  const ids = new Set([...home, ...here].map(({ check }) => check));
  return [...ids].map((check) => {
    const pair = {
      home: home.find((finding) => finding.check === check),
      here: here.find((finding) => finding.check === check),
    };
    const exempt = ofSource.has(check);
    return {
      check,
      ...pair,
      ofSource: exempt,
      differs: !exempt && findingsDiffer(pair.home, pair.here),
    };
  });
}
