import { RotateCcw } from 'lucide-preact';
import { changed, moved, resetAllLimits } from './move-limits.ts';
import { saveSpec } from './save-spec.ts';
import { trial } from './state.ts';
import { words } from './words.ts';

/** Everything on the page is as the changed limits have it: that must be seen. */
export function TrialBar() {
  const { limits } = words.value;
  if (!trial.value) return null;
  return (
    <div class="qa-trial" data-tone="unsure">
      <p role="status" data-moved={moved.value}>
        {limits.changed(changed.value.length, moved.value)}
      </p>
      <button type="button" class="qa-link" onClick={saveSpec}>
        {limits.exportSpec}
      </button>
      <button type="button" class="qa-link" onClick={resetAllLimits}>
        <RotateCcw size={15} aria-hidden="true" />
        {limits.resetAll}
      </button>
    </div>
  );
}
