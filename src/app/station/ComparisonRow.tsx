import { ArrowLeftRight } from 'lucide-preact';
import type { Finding } from '../../engine/verdict.ts';
import { formatValue } from '../../i18n/measure.ts';
import { messages } from '../language.ts';
import { StatusWord } from '../ui/StatusWord.tsx';
import type { Compared } from './comparison.ts';

function Side({ finding }: { readonly finding: Finding | undefined }) {
  if (!finding) return null;
  const { shared, units } = messages.value;
  const { check, status, value } = finding;
  return (
    <div class="comparison-side">
      <span>{value === undefined ? shared.noValue : formatValue(check, value, units)}</span>
      <StatusWord status={status} />
    </div>
  );
}

interface ComparisonRowProps {
  readonly row: Compared;
  /** This machine has finished too. */
  readonly complete: boolean;
}

export function ComparisonRow({ row, complete }: ComparisonRowProps) {
  const { checks, station } = messages.value;
  const differs = complete && row.differs;
  return (
    <tr data-compared={row.check} data-differs={differs}>
      <th scope="row">
        {checks[row.check].title}
        {row.ofSource && ' *'}
        {differs && (
          <span class="difference">
            <ArrowLeftRight size={16} aria-hidden="true" />
            {station.comparison.different}
          </span>
        )}
      </th>
      <td>
        <Side finding={row.home} />
      </td>
      <td>
        <Side finding={row.here} />
      </td>
    </tr>
  );
}
