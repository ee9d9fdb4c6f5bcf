import type { Outcome } from '../../engine/verdict.ts';
import { messages } from '../language.ts';
import { ComparisonRow } from './ComparisonRow.tsx';
import type { Compared } from './comparison.ts';
import { OutcomeWord } from './OutcomeWord.tsx';

interface ComparisonTableProps {
  readonly rows: readonly Compared[];
  readonly home: Outcome;
  /** Absent while this machine is still checking. */
  readonly here: Outcome | undefined;
}

export function ComparisonTable({ rows, home, here }: ComparisonTableProps) {
  const words = messages.value.station.comparison;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={words.title}>
      <table class="comparison">
        <thead>
          <tr>
            <th scope="col">{words.check}</th>
            <th scope="col">{words.home}</th>
            <th scope="col">{words.here}</th>
          </tr>
        </thead>
        <tbody>
          <tr class="comparison-outcome" data-differs={here !== undefined && here !== home}>
            <th scope="row">{words.outcome}</th>
            <td>
              <OutcomeWord outcome={home} />
            </td>
            <td>{here && <OutcomeWord outcome={here} />}</td>
          </tr>
          {rows.map((row) => (
            <ComparisonRow key={row.check} row={row} complete={here !== undefined} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
