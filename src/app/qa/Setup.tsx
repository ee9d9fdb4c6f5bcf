import { FolderOpen, Play } from 'lucide-preact';
import { FolderInput } from './FolderInput.tsx';
import { LabelsField } from './LabelsField.tsx';
import { Options } from './Options.tsx';
import { Problem } from './Problem.tsx';
import { folder, listing } from './state.ts';
import { start } from './suite.ts';
import { chooseFolder, dropping } from './take.ts';
import { words } from './words.ts';

function begin(event: Event): void {
  event.preventDefault();
  if (folder.value) void start();
  else chooseFolder();
}

/** What was chosen, or how to choose. */
function FolderChoice() {
  const { setup } = words.value;
  const chosen = folder.value;
  if (listing.value) return <p role="status">{setup.listing}</p>;
  if (!chosen) return null;
  const photos = chosen.photos.length;
  const others = chosen.files.length - photos;
  return (
    <div class="qa-chosen" role="status">
      <strong>{chosen.name || setup.dropped}</strong>
      <span class="qa-chosen-count">{setup.photos(photos)}</span>
      {others > 0 && <span class="small soft">{setup.others(others)}</span>}
      {chosen.unreadable.length > 0 && (
        <span class="small qa-warning">{setup.unlisted(chosen.unreadable.join(', '))}</span>
      )}
    </div>
  );
}

/** From nothing to a suite that runs. */
export function Setup() {
  const { setup, lead } = words.value;
  const chosen = folder.value !== undefined;
  return (
    <form class="qa-setup" onSubmit={begin}>
      <p class="lead">{lead}</p>
      <Problem />
      <div class="qa-setup-columns">
        <section class="qa-drop" data-dropping={dropping.value} aria-label={setup.folder}>
          <FolderOpen size={40} strokeWidth={1.5} aria-hidden="true" />
          {dropping.value ? <p>{setup.dropHere}</p> : <FolderChoice />}
          <button type="button" class={`button ${chosen ? '' : 'primary'}`} onClick={chooseFolder}>
            {chosen ? setup.pickOther : setup.pick}
          </button>
          {!chosen && <p class="soft">{setup.dropHint}</p>}
          <FolderInput />
        </section>
        <div class="qa-setup-side">
          <LabelsField />
          <Options />
          <button type="submit" class="button primary" aria-disabled={!chosen}>
            <Play size={20} aria-hidden="true" />
            {setup.start}
          </button>
        </div>
      </div>
    </form>
  );
}
