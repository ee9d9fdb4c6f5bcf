import { type OutcomeClass, outcomeClasses, toneOf } from '../../qa/evidence.ts';
import { report, tab } from './state.ts';
import { filter } from './table-window.ts';
import { words } from './words.ts';

const count = (outcome: OutcomeClass): number =>
  report.value.totals[outcome === 'error' ? 'errors' : outcome];

/** How many photos came to what; each number shows its photos. */
export function Outcomes() {
  const { outcomes, filter: text } = words.value;
  return (
    <fieldset class="qa-outcomes" aria-label={text.outcome}>
      {outcomeClasses.map((outcome) => {
        const chosen = filter.value.outcome === outcome;
        return (
          <button
            key={outcome}
            type="button"
            data-tone={toneOf(outcome)}
            data-outcome-count={outcome}
            aria-pressed={chosen}
            onClick={() => {
              filter.value = { ...filter.value, outcome: chosen ? '' : outcome };
              tab.value = 'photos';
            }}
          >
            <span class="qa-dot" aria-hidden="true" />
            {outcomes[outcome]} <strong>{count(outcome)}</strong>
          </button>
        );
      })}
    </fieldset>
  );
}
