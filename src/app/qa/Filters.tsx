import { Search, X } from 'lucide-preact';
import type { CheckId } from '../../checks/index.ts';
import type { Status } from '../../engine/verdict.ts';
import { messages } from '../language.ts';
import { disagreements, judgingSpec, labelsText, report } from './state.ts';
import { filter, shownRows } from './table-window.ts';
import { type Filter, noFilter } from './view.ts';
import { words } from './words.ts';

const set = (change: Partial<Filter>): void => {
  filter.value = { ...filter.value, ...change };
};

const statuses: readonly Status[] = ['fail', 'unsure', 'unknown', 'pass'];

/** Which photos the table shows. */
export function Filters() {
  const { filter: text, statuses: names } = words.value;
  const { checks } = messages.value;
  const now = filter.value;
  const ids = Object.keys(judgingSpec.value.rules) as CheckId[];
  return (
    <search class="qa-filters" aria-label={text.title}>
      <label class="qa-search">
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          placeholder={text.text}
          aria-label={text.text}
          value={now.text}
          onInput={({ currentTarget }) => set({ text: currentTarget.value })}
        />
      </label>
      <select
        aria-label={text.check}
        value={now.check}
        onChange={({ currentTarget }) => set({ check: currentTarget.value as CheckId | '' })}
      >
        <option value="">{text.anyCheck}</option>
        {ids.map((id) => (
          <option key={id} value={id}>
            {checks[id].title}
          </option>
        ))}
      </select>
      <select
        aria-label={text.status}
        value={now.status}
        onChange={({ currentTarget }) => set({ status: currentTarget.value as Status | '' })}
      >
        <option value="">{now.check === '' ? text.anyStatus : text.notPassing}</option>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {names[status]}
          </option>
        ))}
      </select>
      {labelsText.value && (
        <button
          type="button"
          class="qa-toggle"
          aria-pressed={now.disagreeing}
          onClick={() => set({ disagreeing: !now.disagreeing })}
        >
          {text.disagreeing(disagreements.value.size)}
        </button>
      )}
      {JSON.stringify(now) !== JSON.stringify(noFilter) && (
        <button type="button" class="qa-link" onClick={() => set(noFilter)}>
          <X size={16} aria-hidden="true" />
          {text.clear}
        </button>
      )}
      <span class="soft qa-shown" role="status">
        {text.shown(shownRows.value.length, report.value.photos.length)}
      </span>
    </search>
  );
}
