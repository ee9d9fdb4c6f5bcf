import { percent } from '../../statistics/rate.ts';
import { ConfusionMatrix } from '../ConfusionMatrix.tsx';
import { type Evidence, outcomeClasses, type Rates as RatesOf, rateNames } from '../evidence.ts';
import { NextTable } from '../NextTable.tsx';
import type { Report } from '../report.ts';
import { type PartProps, Section, Table } from './table.tsx';

const RateCells = ({ rates }: { readonly rates: RatesOf }) => (
  <>
    {rateNames.map((name) => {
      const rate = rates[name];
      return (
        <td key={name} class="number">
          {rate ? percent(rate.rate) : '–'}
          {rate && (
            <small>
              {percent(rate.low)}–{percent(rate.high)} · {rate.count}/{rate.of}
            </small>
          )}
        </td>
      );
    })}
  </>
);

const statuses = ['pass', 'unsure', 'unknown', 'fail'] as const;

/** Confusion of outcomes, and rates of every check. */
export function Rates({
  evidence: { outcome, next, checks },
  totals,
  language,
}: PartProps<{ evidence: Evidence; totals: Report['totals']['checks'] }>) {
  const { qa, messages } = language;
  const { report, evidence, outcomes } = qa;
  const names = rateNames.map((name) => evidence.rate[name]);
  const heads = [report.what, ...statuses.map((status) => qa.statuses[status]), ...names];
  return (
    <Section title={qa.tabs.evidence}>
      {outcome.labelled > 0 && (
        <>
          <div class="wide">
            <ConfusionMatrix
              classes={outcomeClasses}
              names={outcomes}
              confusion={outcome.confusion}
              corner={report.confusionHead}
            />
          </div>
          <Table heads={[qa.table.outcome, ...names]}>
            <tr>
              <td />
              <RateCells rates={outcome.rates} />
            </tr>
          </Table>
        </>
      )}
      {next.met && (
        <>
          <h3>{evidence.next}</h3>
          <p>{evidence.nextRight(percent(next.met.rate), next.met.count, next.met.of)}</p>
          <div class="wide">
            <NextTable counts={next.counts} messages={messages} qa={qa} />
          </div>
        </>
      )}
      <Table heads={[...heads, report.eer]}>
        {checks.map(({ check, rates, det }) => (
          <tr key={check}>
            <td>{messages.checks[check].title}</td>
            {statuses.map((status) => (
              <td key={status} class="number">
                {totals[check]?.[status] ?? 0}
              </td>
            ))}
            <RateCells rates={rates} />
            <td class="number">{det ? percent(det.eer) : '–'}</td>
          </tr>
        ))}
      </Table>
      {outcome.labelled > 0 && <p>{report.ratesNote}</p>}
    </Section>
  );
}
