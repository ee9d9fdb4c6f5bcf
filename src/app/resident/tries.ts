import { signal } from '@preact/signals';
import { checks } from '../../checks/index.ts';
import type { Finding, Verdict } from '../../engine/assess.ts';

/** Failed photos after which a person is offered another way. */
export const TRIES = 3;
const CAUSES = 2;

/** The verdicts since the last photo that passed. */
export const failures = signal<readonly Verdict[]>([]);

const isConcern = ({ severity, status, code }: Finding): boolean =>
  severity === 'required' && status !== 'pass' && code !== 'no-face';

/**
 * What stood in the way most often, at most two, as it was found last; of those as frequent what comes
 * first in the list of checks. Where no face was found, that is named and not all that follows from it.
 */
export function likeliestCauses(verdicts: readonly Verdict[]): readonly Finding[] {
  const all = verdicts.flatMap(({ findings }) => findings.filter(isConcern));
  const latest = new Map(all.map((finding) => [finding.check, finding]));
  const often = (finding: Finding) => all.filter(({ check }) => check === finding.check).length;
  const order = (finding: Finding) => checks.findIndex(({ id }) => id === finding.check);
  return [...latest.values()]
    .sort((a, b) => often(b) - often(a) || order(a) - order(b))
    .slice(0, CAUSES);
}

const fileChecks = checks.filter(({ needs }) => needs.every((name) => name === 'file'));

/** Staff can decide about a person's picture, not about a file that the card cannot be made of. */
export const canBeReviewed = ({ outcome, findings }: Verdict): boolean =>
  outcome !== 'accept' &&
  fileChecks.every(({ id }) =>
    findings.every(
      ({ check, severity, status }) => check !== id || severity === 'advised' || status === 'pass',
    ),
  );

/**
 * Counts a result; true where it is time to offer another way. The same photo, edited or for another
 * document, is no further try.
 */
export function noteResult(verdict: Verdict, isAgain: boolean): boolean {
  if (verdict.outcome === 'accept') failures.value = [];
  else if (!isAgain) failures.value = [...failures.value, verdict];
  return !isAgain && failures.value.length > 0 && failures.value.length % TRIES === 0;
}
