import { FolderOpen, Plus } from 'lucide-preact';
import { labelsText, phase, suite } from './state.ts';
import { discard } from './suite.ts';
import { words } from './words.ts';

let dialog: HTMLDialogElement | null = null;
const holdDialog = (element: HTMLDialogElement | null): void => {
  dialog = element;
};

function Discard() {
  const { run } = words.value;
  return (
    <dialog ref={holdDialog} class="qa-confirm" aria-labelledby="qa-discard">
      <h2 id="qa-discard">{run.discardTitle}</h2>
      <p>{run.discardText}</p>
      <div class="qa-controls">
        <button type="button" class="button small" onClick={() => dialog?.close()}>
          {run.keep}
        </button>
        <button
          type="button"
          class="button small danger"
          onClick={() => {
            dialog?.close();
            void discard();
          }}
        >
          {run.discard}
        </button>
      </div>
    </dialog>
  );
}

/** Which suite this is, and what it is judged by. */
export function SuiteHead() {
  const { run, setup } = words.value;
  const now = suite.value;
  if (!now) return null;
  const busy = phase.value === 'running' || phase.value === 'paused';
  const facts = [
    now.spec,
    setup.modes[now.mode],
    ...(now.workers === undefined ? [] : [run.workers(now.workers)]),
    ...(labelsText.value ? [labelsText.value.name] : []),
  ];
  return (
    <header class="qa-head">
      <FolderOpen size={22} aria-hidden="true" />
      <h1>{now.folder || setup.dropped}</h1>
      <p class="soft">{facts.join(' · ')}</p>
      {!busy && (
        <button type="button" class="button small" onClick={() => dialog?.showModal()}>
          <Plus size={16} aria-hidden="true" />
          {run.newSuite}
        </button>
      )}
      <Discard />
    </header>
  );
}
