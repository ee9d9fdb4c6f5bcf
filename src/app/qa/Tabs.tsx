import { scrollToTop } from './scroll.ts';
import { type Tab, tab } from './state.ts';
import { words } from './words.ts';

const tabs: readonly Tab[] = ['photos', 'evidence', 'export'];

/** What a tab holds begins at its top, wherever the tab before was scrolled to. */
function show(next: Tab): void {
  tab.value = next;
  scrollToTop();
}

/** Arrow keys move between the tabs, as usual. */
function move(event: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(tab.value) + step + tabs.length) % tabs.length] ?? 'photos';
  show(next);
  document.getElementById(`qa-tab-${next}`)?.focus();
}

export function Tabs() {
  return (
    <div class="qa-tabs" role="tablist">
      {tabs.map((one) => (
        <button
          key={one}
          id={`qa-tab-${one}`}
          type="button"
          role="tab"
          aria-selected={tab.value === one}
          aria-controls="qa-tabpanel"
          tabIndex={tab.value === one ? 0 : -1}
          onKeyDown={move}
          onClick={() => show(one)}
        >
          {words.value.tabs[one]}
        </button>
      ))}
    </div>
  );
}
