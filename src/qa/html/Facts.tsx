import type { BaselineComparison } from '../baseline.ts';
import type { Comparison } from '../compare.ts';
import { outcomeClasses, toneOf } from '../evidence.ts';
import { type LabelProblem, labelProblemText } from '../labels.ts';
import type { Report } from '../report.ts';
import { type PartProps, Section, Table, titleOf } from './table.tsx';

/** How many photos came to what, and what judged them. */
export function Facts({ report, language: { qa } }: PartProps<{ report: Report }>) {
  const { spec, engine, models, mode, totals } = report;
  const facts = [
    [qa.setup.spec, spec],
    [qa.setup.mode, qa.setup.modes[mode]],
    [qa.report.engine, engine],
    [qa.report.models, models],
  ] as const;
  const counts = { ...totals, error: totals.errors };
  return (
    <>
      <div class="tiles">
        <div class="tile">
          <b>{totals.photos}</b>
          {qa.tabs.photos}
        </div>
        {outcomeClasses.map((outcome) => (
          <div key={outcome} class={`tile ${toneOf(outcome)}`}>
            <b>{counts[outcome]}</b>
            {qa.outcomes[outcome]}
          </div>
        ))}
      </div>
      <dl>
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </>
  );
}

/** What labels expect and the report does not meet. */
export function Expectations({ comparison, language }: PartProps<{ comparison: Comparison }>) {
  const { expectations, met, failed, unlabelled } = comparison;
  const { evidence, report, table } = language.qa;
  if (expectations.length === 0) return null;
  return (
    <Section title={report.expectationsTitle}>
      <p>{report.expectations(met, failed, unlabelled)}</p>
      {failed > 0 && (
        <Table heads={[table.file, report.what, evidence.expected, evidence.found]}>
          {expectations
            .filter((expectation) => !expectation.met)
            .map(({ file, subject, expected, actual }) => (
              <tr key={`${file} ${subject}`}>
                <td class="file">{file}</td>
                <td>{titleOf(subject, language)}</td>
                <td>{expected}</td>
                <td>{actual}</td>
              </tr>
            ))}
        </Table>
      )}
    </Section>
  );
}

const directionTones = { worse: 'fail', better: 'pass', moved: '' } as const;
const order = { worse: 0, better: 1, moved: 2 } as const;

/** What changed since the baseline, the worse first. */
export function Baseline({ baseline, language }: PartProps<{ baseline: BaselineComparison }>) {
  const { changes, added, gone, ...counts } = baseline;
  const { report, table } = language.qa;
  const sorted = [...changes].sort((a, b) => order[a.direction] - order[b.direction]);
  const heads = [report.change, table.file, report.what, report.before, report.after];
  return (
    <Section title={report.baselineTitle}>
      <p>{report.baseline({ ...counts, added: added.length, gone: gone.length })}</p>
      {sorted.length > 0 && (
        <Table heads={heads}>
          {sorted.map(({ file, subject, before, after, direction }) => (
            <tr key={`${file} ${subject}`}>
              <td class={directionTones[direction]}>{report.direction[direction]}</td>
              <td class="file">{file}</td>
              <td>{titleOf(subject, language)}</td>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}

/** What of the labels was passed over, each with its reason. */
export function LabelProblems({
  problems,
  language,
}: PartProps<{ problems: readonly LabelProblem[] }>) {
  const { title, kinds } = language.qa.labelProblems;
  if (problems.length === 0) return null;
  return (
    <Section title={title(problems.length)}>
      <ul>
        {problems.map((problem) => (
          <li key={JSON.stringify(problem)}>{labelProblemText(problem, kinds)}</li>
        ))}
      </ul>
    </Section>
  );
}
