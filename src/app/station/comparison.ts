import type { CheckId } from '../../checks/index.ts';
import { concern, type Finding } from '../../engine/verdict.ts';

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

/** As serious as the worse of its two sides. */
const gravity = ({ home, here }: Pick<Compared, 'home' | 'here'>): number =>
  Math.max(home ? concern(home) : 0, here ? concern(here) : 0);

/** Every check that one of the sides names: the most serious first, equal ones in the order in which they appear. */
export function compare(home: readonly Finding[], here: readonly Finding[]): readonly Compared[] {
  const ids = new Set([...home, ...here].map(({ check }) => check));
  const rows = [...ids].map((check) => {
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
  return rows.sort((a, b) => gravity(b) - gravity(a));
}

/** A check that speaks against the photo, and which machine says so. */
export interface Objection {
  /** This machine's finding where it speaks against the photo, else the other's. */
  readonly finding: Finding;
  readonly by: 'both' | 'home' | 'here';
}

const objects = (finding: Finding | undefined): boolean =>
  finding?.severity === 'required' && finding.status !== 'pass';

/** What keeps the photo from being accepted on either machine, in the order of `rows`. Advised checks never do. */
export function objections(rows: readonly Compared[]): readonly Objection[] {
  return rows.flatMap(({ home, here }): Objection[] => {
    if (here && objects(here)) return [{ finding: here, by: objects(home) ? 'both' : 'here' }];
    return home && objects(home) ? [{ finding: home, by: 'home' }] : [];
  });
}
