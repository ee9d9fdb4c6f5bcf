import { checks } from '../../checks/index.ts';
import { type Finding, isConsequence, type Verdict } from '../../engine/verdict.ts';

/** Failed photos after which a person is offered another way. */
export const TRIES = 3;
const CAUSES = 2;

const isConcern = (finding: Finding): boolean =>
  finding.severity === 'required' && finding.status !== 'pass' && !isConsequence(finding);

/**
 * The most frequent causes, at most two, with their last findings. Of equally frequent ones, the first in the list
 * of checks. Where no face was found, only that is named, not the checks that need one.
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

/** Staff can decide about a person's picture, but not about a file that cannot be used for the card. */
export const canBeReviewed = ({ outcome, findings }: Verdict): boolean =>
  outcome !== 'accept' &&
  fileChecks.every(({ id }) =>
    findings.every(
      ({ check, severity, status }) => check !== id || severity === 'advised' || status === 'pass',
    ),
  );

/**
 * The verdicts since the last photo that passed, including one more. The same photo, edited or for another
 * document, is no further try.
 */
export function failuresAfter(
  failures: readonly Verdict[],
  verdict: Verdict,
  isAgain: boolean,
): readonly Verdict[] {
  if (verdict.outcome === 'accept') return [];
  return isAgain ? failures : [...failures, verdict];
}

/** Whether it is time to offer another way: after every third photo that did not pass. */
export const needsHelp = (failures: readonly Verdict[], isAgain: boolean): boolean =>
  !isAgain && failures.length > 0 && failures.length % TRIES === 0;
