import type { Spec } from '../../engine/spec.ts';
import type { Disagreement, DisagreementReport } from '../../receipt/answers.ts';
import { wilson } from '../../statistics/rate.ts';
import type { Tally } from '../store/store.ts';

/** Fewer decisions than this say nothing of a limit. */
const DECISIONS_MIN = 20;

type Specs = Readonly<Record<string, Spec>>;
type Limits = Readonly<Partial<Record<'min' | 'max', number>>>;

const passes = (value: number, { min = -Infinity, max = Infinity }: Limits): boolean =>
  value >= min && value <= max;

/** Staff took what would not pass, or sent back what would. */
const disagrees = ({ decision }: Tally, isPass: boolean): boolean =>
  (decision === 'redeemed') !== isPass;

const countOf = (tallies: readonly Tally[]): number =>
  tallies.reduce((sum, { count }) => sum + count, 0);

/** The limits of a check that are numbers, as the document has them now; none where it has another version now. */
function limitsOf(spec: string, check: string, specs: Specs): Limits {
  const [id = '', version] = spec.split('@');
  const known = specs[id];
  if (!known || known.version !== version) return {};
  const limits = (known.rules as Readonly<Record<string, { limits?: Limits }>>)[check]?.limits;
  const { min, max } = limits ?? {};
  return { ...(typeof min === 'number' && { min }), ...(typeof max === 'number' && { max }) };
}

/**
 * The limit with which the check alone would have agreed most often with the staff, all else as it is:
 * tried at every value that occurred. Undefined where there are few decisions, or none is better.
 */
function bestLimit(tallies: readonly Tally[], limits: Limits): Disagreement['limit'] {
  const measured = tallies.filter(({ bin }) => bin !== '');
  if (countOf(measured) < DECISIONS_MIN) return undefined;
  const against = (tried: Limits) =>
    countOf(measured.filter((one) => disagrees(one, passes(Number(one.bin), tried))));
  const before = against(limits);
  const values = [...new Set(measured.map(({ bin }) => Number(bin)))];
  const tries = (['min', 'max'] as const)
    .filter((side) => limits[side] !== undefined)
    .flatMap((side) =>
      values.map((value) => ({ side, value, after: against({ ...limits, [side]: value }) })),
    );
  const [best] = tries.sort((a, b) => a.after - b.after);
  return best && best.after < before ? { ...best, before } : undefined;
}

function disagreementOf(tallies: readonly Tally[], specs: Specs): Disagreement {
  const { spec, engine, check } = tallies[0]!;
  const share = (isPass: boolean) => {
    const all = tallies.filter(({ status }) => (status === 'pass') === isPass);
    return wilson(countOf(all.filter((one) => disagrees(one, isPass))), countOf(all));
  };
  const [refused, accepted] = [share(true), share(false)];
  const limit = bestLimit(tallies, limitsOf(spec, check, specs));
  return {
    spec,
    engine,
    check,
    ...(refused && { refused }),
    ...(accepted && { accepted }),
    ...(limit && { limit }),
  };
}

const missesOf = ({ refused, accepted }: Disagreement): number =>
  (refused?.count ?? 0) + (accepted?.count ?? 0);

/**
 * How often staff and checks disagreed, of each document, version of the program and check: the whole verdict
 * first, then the checks that were not believed most often.
 */
export function reportDisagreements(tallies: readonly Tally[], specs: Specs): DisagreementReport {
  const groups = new Map<string, Tally[]>();
  for (const one of tallies) {
    const key = JSON.stringify([one.spec, one.engine, one.check]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const rows = [...groups.values()].map((group) => disagreementOf(group, specs));
  const order = (row: Disagreement) => `${row.spec} ${row.engine}`;
  return {
    decisions: countOf(tallies.filter(({ check }) => check === '')),
    disagreements: rows.sort(
      (a, b) =>
        order(a).localeCompare(order(b), 'en') ||
        Number(b.check === '') - Number(a.check === '') ||
        // Of a check that passed nobody can say whether it was the reason to refuse.
        (b.accepted?.count ?? 0) - (a.accepted?.count ?? 0) ||
        missesOf(b) - missesOf(a) ||
        a.check.localeCompare(b.check, 'en'),
    ),
  };
}
