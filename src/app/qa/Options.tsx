import type { SuiteMode } from '../../qa/report.ts';
import { specs } from '../../specs/index.ts';
import { want, wanted } from '../document.ts';
import { language } from '../language.ts';
import { mode, workers } from './state.ts';
import { words } from './words.ts';
import { MOST_WORKERS, workersHere } from './workers.ts';

const modes: readonly SuiteMode[] = ['auto', 'compose', 'as-is'];

function takeWorkers({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
  const wanted = Math.round(currentTarget.valueAsNumber);
  workers.value = Number.isFinite(wanted) ? Math.min(MOST_WORKERS, Math.max(1, wanted)) : undefined;
  currentTarget.value = String(workers.value ?? '');
}

/** Which rules, which mode, how many workers. */
export function Options() {
  const { setup } = words.value;
  return (
    <section class="qa-panel" aria-label={setup.options}>
      <h2>{setup.options}</h2>
      <div class="qa-options">
        <label for="qa-spec">{setup.spec}</label>
        <select
          id="qa-spec"
          value={wanted.value.id}
          onChange={({ currentTarget }) => {
            want(currentTarget.value);
          }}
        >
          {Object.values(specs).map(({ id, name, version }) => (
            <option key={id} value={id}>
              {name[language.value]} · {id} {version}
            </option>
          ))}
        </select>
        <span id="qa-mode">{setup.mode}</span>
        <div>
          <fieldset class="qa-segments" aria-labelledby="qa-mode">
            {modes.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="mode"
                  value={one}
                  checked={mode.value === one}
                  onChange={() => {
                    mode.value = one;
                  }}
                />
                <span>{setup.modes[one]}</span>
              </label>
            ))}
          </fieldset>
          <p class="small soft">{setup.modeHints[mode.value]}</p>
        </div>
        <label for="qa-workers">{setup.workers}</label>
        <div class="qa-inline">
          <input
            id="qa-workers"
            type="number"
            min={1}
            max={MOST_WORKERS}
            value={workers.value ?? ''}
            onChange={takeWorkers}
          />
          <span class="small soft">{setup.workersHint(workersHere())}</span>
        </div>
      </div>
    </section>
  );
}
