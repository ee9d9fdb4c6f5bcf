import type { Finding } from '../../engine/verdict.ts';
import { formatValue } from '../../i18n/measure.ts';
import { messages } from '../language.ts';
import type { Line } from './lines.ts';
import { StatusWord } from './StatusWord.tsx';

interface LineLegendProps {
  readonly lines: readonly Line[];
  readonly findings: readonly Finding[];
}

/** What the numbers on a marked photo stand for. */
export function LineLegend({ lines, findings }: LineLegendProps) {
  const { checks, shared, units } = messages.value;
  const hasBands = lines.some(({ bands }) => bands.length > 0);
  return (
    <div class="stack-tight">
      <ol class="legend" aria-label={shared.linesTitle}>
        {lines.map(({ check, status }, index) => {
          const value = findings.find((finding) => finding.check === check)?.value;
          return (
            <li key={check}>
              <span class="legend-number" aria-hidden="true">
                {index + 1}
              </span>
              <span class="legend-title">{checks[check].title}</span>
              <span class="soft">
                {value === undefined ? '' : formatValue(check, value, units)}
              </span>
              <StatusWord status={status} />
            </li>
          );
        })}
      </ol>
      {hasBands && <p class="small soft">{shared.bandHint}</p>}
    </div>
  );
}
