import { ChevronLeft, ChevronRight, Columns2, X } from 'lucide-preact';
import { shownRows } from './table-window.ts';
import { ViewerSide } from './ViewerSide.tsx';
import { ViewerValues } from './ViewerValues.tsx';
import { closeViewer, held, opened, place, rowOf, step, toggleCompare } from './viewer-state.ts';
import { words } from './words.ts';

const show = (element: HTMLDialogElement | null): void => {
  if (!element || element.open) return;
  element.showModal();
  // Otherwise the first button has the focus, and looks as if it should be pressed next.
  element.querySelector('h2')?.focus();
};

function onKey(event: KeyboardEvent): void {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    c: toggleCompare,
    C: toggleCompare,
  };
  const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function Head({ file }: { readonly file: string }) {
  const { viewer } = words.value;
  const at = place.value;
  const count = shownRows.value.length;
  const comparing = held.value !== undefined;
  return (
    <header class="qa-viewer-head">
      <div class="qa-controls">
        <button
          type="button"
          class="button small icon"
          aria-label={viewer.previous}
          aria-disabled={at <= 0}
          onClick={() => step(-1)}
        >
          <ChevronLeft size={20} aria-hidden="true" />
        </button>
        <button
          type="button"
          class="button small icon"
          aria-label={viewer.next}
          aria-disabled={at >= count - 1}
          onClick={() => step(1)}
        >
          <ChevronRight size={20} aria-hidden="true" />
        </button>
      </div>
      <h2 id="qa-viewer-title" title={file} tabIndex={-1}>
        {file}
      </h2>
      <span class="soft" role="status">
        {at >= 0 && viewer.position(at + 1, count)}
      </span>
      <span class="soft small qa-viewer-keys">{comparing ? viewer.compareHint : viewer.keys}</span>
      <button type="button" class="button small" aria-pressed={comparing} onClick={toggleCompare}>
        <Columns2 size={16} aria-hidden="true" />
        {comparing ? viewer.stopComparing : viewer.compare}
      </button>
      <button
        type="button"
        class="button small icon"
        aria-label={viewer.close}
        onClick={closeViewer}
      >
        <X size={20} aria-hidden="true" />
      </button>
    </header>
  );
}

/** A large photo with all its measured values. A second photo beside it where one is chosen. */
export function Viewer() {
  const file = opened.value;
  const row = file === undefined ? undefined : rowOf(file);
  if (!row) return null;
  const beside = held.value === undefined ? undefined : rowOf(held.value);
  return (
    <dialog
      class="qa-viewer"
      ref={show}
      aria-labelledby="qa-viewer-title"
      data-comparing={beside !== undefined}
      onKeyDown={onKey}
      onClose={closeViewer}
    >
      <Head file={row.file} />
      <div class="qa-viewer-body">
        {beside && <ViewerSide row={beside} isHeld />}
        <ViewerSide row={row} />
        <ViewerValues row={row} beside={beside} />
      </div>
    </dialog>
  );
}
