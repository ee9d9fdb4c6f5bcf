import type { CheckId } from '../../checks/index.ts';
import type { Finding } from '../../engine/verdict.ts';

/** One check as the resident's device and this machine found it. */
export interface Compared {
  readonly check: CheckId;
  readonly home: Finding | undefined;
  readonly here: Finding | undefined;
  /** Measured at home on the snapshot, here on the finished photo: nothing to compare. */
  readonly ofSource: boolean;
  readonly differs: boolean;
}

const ofSource: ReadonlySet<CheckId> = new Set(['face-count', 'source-face-width']);

/** Two machines may part by the measuring error that the spec allows a check; statuses may not. */
function findingsDiffer(home: Finding | undefined, here: Finding | undefined): boolean {
  if (home?.status !== here?.status) return true;
  const [a, b] = [home?.value, here?.value];
  if (typeof a !== 'number' || typeof b !== 'number') return a !== b;
  const { grey } = here?.limits ?? {};
  return Math.abs(a - b) > (typeof grey === 'number' ? grey : 0);
}

/** Every check that either side names, in the order of the first that names it. */
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
