import { Search } from 'lucide-preact';
import { messages } from '../language.ts';
import { queued, queueFilter } from './queue.ts';
import { queueStates, shownBy } from './queue-filter.ts';

/** Which receipts of today the list shows: by what is to be done with them, and by digits of their number. */
export function QueueFilters() {
  const { queue } = messages.value.station;
  const filter = queueFilter.value;
  return (
    <search class="queue-filters">
      <fieldset class="queue-states" aria-label={queue.filter}>
        {queueStates.map((state) => (
          <label key={state}>
            <input
              type="radio"
              name="queue-state"
              value={state}
              checked={filter.state === state}
              onChange={() => {
                queueFilter.value = { ...queueFilter.value, state };
              }}
            />
            <span>
              {queue.states[state]}{' '}
              <span class="queue-count">{shownBy({ ...filter, state }, queued.value).length}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="queue-text">
        <Search size={18} aria-hidden="true" />
        <input
          type="search"
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          aria-label={queue.text}
          placeholder={queue.text}
          value={filter.text}
          onInput={({ currentTarget }) => {
            queueFilter.value = { ...queueFilter.value, text: currentTarget.value };
          }}
        />
      </label>
    </search>
  );
}
