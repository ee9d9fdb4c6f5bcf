import type { Disagreement, DisagreementReport } from '../../receipt/answers.ts';
import { specs } from '../../specs/index.ts';
import { percent, type Rate } from '../../statistics/rate.ts';
import { reportDisagreements } from '../disagreements/report.ts';
import { openKeptBy } from '../open.ts';
import { type Environment, type Outcome, runCommand, well } from './command.ts';

const share = (rate: Rate | undefined): string =>
  rate
    ? `${rate.count} of ${rate.of}, ${percent(rate.rate)} (${percent(rate.low)} to ${percent(rate.high)})`
    : '';

const limitOf = ({ limit }: Disagreement): string =>
  limit ? `${limit.side} ${limit.value}: ${limit.after} instead of ${limit.before}` : '';

/** A Markdown table of the report. Exported for tests. */
export function disagreementTable({ decisions, disagreements }: DisagreementReport): string {
  const rows = disagreements.map((one) =>
    [
      one.spec,
      one.engine,
      one.check || '(verdict)',
      share(one.refused),
      share(one.accepted),
      limitOf(one),
    ].join(' | '),
  );
  return [
    `${decisions} decisions`,
    '',
    '| document | program | check | passed, sent back | did not pass, taken | limit that would agree: disagreements |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

async function report(env: Environment): Promise<Outcome> {
  const { store } = await openKeptBy(env);
  try {
    return well(disagreementTable(reportDisagreements(await store.tallies(), specs)));
  } finally {
    await store.close();
  }
}

const line = {
  usage: `npm run disagreements
Prints how often stations decided otherwise than the checks, by document, version of the program and check:
shares with their 95 % intervals, and the limit that would have agreed most often.`,
  options: {},
};

await runCommand(import.meta.url, line, (_, env) => report(env));
