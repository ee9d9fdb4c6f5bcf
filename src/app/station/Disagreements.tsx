import { Scale } from 'lucide-preact';
import type { CheckId } from '../../checks/index.ts';
import type { Disagreement } from '../../receipt/answers.ts';
import { language, messages } from '../language.ts';
import { specOf } from '../spec-of.ts';
import { Alert } from '../ui/Alert.tsx';
import {
  disagreements,
  disagreementsLoading,
  disagreementsProblem,
  type Group,
  groupsOf,
  loadDisagreements,
} from './disagreements.ts';
import { scopes } from './scopes.ts';
import { shown } from './state.ts';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function Share({ rate }: { readonly rate: Disagreement['refused'] }) {
  const words = messages.value.station.disagree;
  return <td>{rate && words.share(rate.count, rate.of, percent(rate.low), percent(rate.high))}</td>;
}

function Row({ row }: { readonly row: Disagreement }) {
  const { checks, station } = messages.value;
  const words = station.disagree;
  const { check, limit } = row;
  // An older program may have had a check that this page does not know.
  const title = Object.hasOwn(checks, check) ? checks[check as CheckId].title : check;
  return (
    <tr data-disagreement={check}>
      <th scope="row">{check === '' ? words.all : title}</th>
      <Share rate={row.refused} />
      <Share rate={row.accepted} />
      <td>
        {limit && `${words.sides[limit.side]} ${limit.value}`}
        {limit && <p class="small soft">{words.better(limit.before, limit.after)}</p>}
      </td>
    </tr>
  );
}

function GroupTable({ group: { spec, engine, rows } }: { readonly group: Group }) {
  const words = messages.value.station.disagree;
  const name = specOf(spec)?.name[language.value] ?? spec;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must reach what slides
    <section class="disagree-table" tabIndex={0} aria-label={name}>
      <table>
        <caption>
          {name} ({spec}, {words.program(engine)})
        </caption>
        <thead>
          <tr>
            {[words.check, words.refused, words.accepted, words.limit].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.check} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where staff and checks disagree, for whoever leads the station, where the token allows it. */
export function Disagreements() {
  if (shown.value || !scopes.value.includes('report')) return null;
  const { shared, station } = messages.value;
  const words = station.disagree;
  const { value: report } = disagreements;
  const { value: problem } = disagreementsProblem;
  return (
    <section class="stack-tight" aria-labelledby="disagree-title">
      <h2 id="disagree-title">{words.title}</h2>
      <p class="soft">{words.lead}</p>
      {problem && (
        <Alert key={problem.code} trouble={shared.problem[problem.code]} problem={problem.code} />
      )}
      <button
        type="button"
        class="button disagree-button"
        aria-disabled={disagreementsLoading.value}
        onClick={loadDisagreements}
      >
        <Scale size={20} aria-hidden="true" />
        {disagreementsLoading.value ? words.loading : words.show}
      </button>
      <p role="status">
        {report && (report.decisions === 0 ? words.none : words.decisions(report.decisions))}
      </p>
      {report &&
        groupsOf(report).map((one) => <GroupTable key={one.spec + one.engine} group={one} />)}
    </section>
  );
}
