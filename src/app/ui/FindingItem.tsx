import { ChevronDown, Lightbulb } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { Words } from '../../engine/spec.ts';
import type { Finding } from '../../engine/verdict.ts';
import { formatLimits, formatValue } from '../../i18n/measure.ts';
import { groupOf } from '../finding-groups.ts';
import { adviceOf, fixOf } from '../finding-words.ts';
import { language, messages } from '../language.ts';
import { openedFinding } from './opened-finding.ts';
import { StatusWord } from './StatusWord.tsx';

interface FindingItemProps {
  readonly finding: Finding;
  /** Where the spec says so. */
  readonly clause?: Words | undefined;
  /** Shown in the opened line. */
  readonly picture?: ComponentChildren;
}

function Mark({ finding }: { readonly finding: Finding }) {
  if (groupOf(finding) !== 'advice') return <StatusWord status={finding.status} />;
  return (
    <span class="status" data-tone="advice">
      <Lightbulb size={20} aria-hidden="true" />
      {messages.value.shared.advice}
    </span>
  );
}

/** One line of a verdict. Opened, it says what to do and what was measured, and its place is marked on the photo. */
export function FindingItem({ finding, clause, picture }: FindingItemProps) {
  const { checks, severity, shared, units } = messages.value;
  const { check, status, value, limits } = finding;
  const wanted = formatLimits(check, limits, units);
  const words =
    status === 'pass' ? adviceOf(finding, messages.value) : fixOf(finding, messages.value);
  const isOpen = openedFinding.value === finding;
  return (
    <li data-check={check} data-status={status} data-value={value ?? ''}>
      <details
        class="finding"
        open={isOpen}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) openedFinding.value = finding;
          else if (openedFinding.value === finding) openedFinding.value = undefined;
        }}
      >
        <summary>
          <span class="finding-title">{checks[check].title}</span>
          <Mark finding={finding} />
          <ChevronDown size={20} aria-hidden="true" />
        </summary>
        {words && <p class="finding-words">{words}</p>}
        {isOpen && picture}
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
      </details>
    </li>
  );
}
