import { FileCheck2 } from 'lucide-preact';
import { labelsText } from './state.ts';
import { chooseLabels, holdLabelsInput, removeLabels, takeLabels } from './take.ts';
import { words } from './words.ts';

export function LabelsInput() {
  return (
    <input
      ref={holdLabelsInput}
      type="file"
      hidden
      accept=".csv,.json,text/csv,application/json"
      data-input="labels"
      onChange={takeLabels}
    />
  );
}

/** The file of expected results: chosen, or not. */
export function LabelsField() {
  const { setup } = words.value;
  const chosen = labelsText.value;
  return (
    <section class="qa-panel" aria-label={setup.labels}>
      <h2>{setup.labels}</h2>
      {chosen ? (
        <p class="qa-file">
          <FileCheck2 size={18} aria-hidden="true" />
          <strong>{chosen.name}</strong>
          <button type="button" class="qa-link" onClick={removeLabels}>
            {setup.labelsRemove}
          </button>
        </p>
      ) : (
        <p class="qa-file">
          <button type="button" class="button small" onClick={chooseLabels}>
            {setup.labelsPick}
          </button>
          <span class="soft">{setup.labelsHint}</span>
        </p>
      )}
      <p class="small soft">{setup.labelsFormat}</p>
      <LabelsInput />
    </section>
  );
}
