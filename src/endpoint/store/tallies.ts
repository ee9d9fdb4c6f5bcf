import type { Verdict } from '../../engine/verdict.ts';
import { placeholders, type Query } from './sql.ts';
import type { ReceiptContent, Settlement, Tally } from './store.ts';

/** Enough of a value to say which limit would have agreed, and too little to know a photo again. */
const DIGITS = 3;

const binOf = (value: number | string | undefined): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(DIGITS))) : '';

/** A verdict as one more check, which has no name. */
const ofAll = ({ outcome }: Verdict) => ({
  check: '',
  status: outcome === 'accept' ? ('pass' as const) : ('fail' as const),
  bin: '',
});

/** What is counted of a settled receipt: its verdict, and each required check. */
export function talliesOf(
  { claim, verdict }: ReceiptContent,
  decision: Settlement['state'],
): readonly Omit<Tally, 'count'>[] {
  const required = verdict.findings.filter(({ severity }) => severity === 'required');
  const counted = required.map(({ check, status, value }) => ({
    check,
    status,
    bin: binOf(value),
  }));
  const { spec } = verdict;
  return [ofAll(verdict), ...counted].map((one) => ({
    spec,
    engine: claim.engine,
    decision,
    ...one,
  }));
}

/** Counts a decision. Nothing of it names the receipt, so it stays when that is erased. */
export async function countDecision(
  query: Query,
  content: ReceiptContent,
  decision: Settlement['state'],
): Promise<void> {
  const tallies = talliesOf(content, decision);
  await query(
    `INSERT INTO tally (spec, engine, check_id, status, decision, bin, hits)
     VALUES ${placeholders(tallies.length, 7)}
     ON CONFLICT (spec, engine, check_id, status, decision, bin)
     DO UPDATE SET hits = tally.hits + excluded.hits`,
    tallies.flatMap(({ spec, engine, check, status, decision: state, bin }) => [
      spec,
      engine,
      check,
      status,
      state,
      bin,
      1,
    ]),
  );
}

interface Row extends Omit<Tally, 'check' | 'count'> {
  readonly check_id: string;
  readonly hits: number;
}

/** All of them: as many as there are documents, versions, checks and values of three digits. */
export async function readTallies(query: Query): Promise<readonly Tally[]> {
  const rows = await query<Row>(
    'SELECT spec, engine, check_id, status, decision, bin, hits FROM tally',
  );
  return rows.map(({ check_id: check, hits: count, ...rest }) => ({ ...rest, check, count }));
}
