import type { Words } from '../../engine/spec.ts';
import type { Finding } from '../../engine/verdict.ts';
import { formatLimits, formatValue } from '../../i18n/measure.ts';
import { adviceOf, fixOf } from '../finding-words.ts';
import { language, messages } from '../language.ts';
import { StatusWord } from './StatusWord.tsx';

interface FindingItemProps {
  readonly finding: Finding;
  /** Where the spec says so. */
  readonly clause?: Words | undefined;
}

export function FindingItem({ finding, clause }: FindingItemProps) {
  const { checks, severity, shared, units } = messages.value;
  const { check, status, value, limits } = finding;
  const wanted = formatLimits(check, limits, units);
  const words =
    status === 'pass' ? adviceOf(finding, messages.value) : fixOf(finding, messages.value);
  return (
    <li class="finding" data-check={check} data-status={status} data-value={value ?? ''}>
      <div class="finding-head">
        <h3>{checks[check].title}</h3>
        <StatusWord status={status} />
      </div>
      {words && <p class="finding-words">{words}</p>}
      <dl class="finding-facts">
        <div>
          <dt>{shared.measured}</dt>
          <dd>{value === undefined ? shared.noValue : formatValue(check, value, units)}</dd>
        </div>
        {wanted && (
          <div>
            <dt>{shared.required}</dt>
            <dd>{wanted}</dd>
          </div>
        )}
      </dl>
      <p class="finding-basis">
        {severity[finding.severity]}
        {clause && (
          <>
            {' · '}
            {shared.basis} {clause[language.value]}
          </>
        )}
      </p>
    </li>
  );
}
