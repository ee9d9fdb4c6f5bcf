import { Braces, Download, FileText, FlaskConical, ListChecks, Sheet } from 'lucide-preact';
import type { ExportKind } from '../../i18n/en.qa.ts';
import { exportAs, making, saved, withThumbnails } from './exports.ts';
import { phase, trial } from './state.ts';
import { words } from './words.ts';

const kinds = {
  html: FileText,
  csv: Sheet,
  json: Braces,
  junit: ListChecks,
  recording: FlaskConical,
} as const;

/** All forms in which a suite can be saved. */
export function Exports() {
  const { export: text } = words.value;
  return (
    <div class="qa-exports">
      <p class="soft">{text.lead}</p>
      {phase.value !== 'done' && <p class="qa-note">{text.unfinished}</p>}
      {trial.value && <p class="qa-note">{text.trial}</p>}
      <ul>
        {(Object.keys(kinds) as ExportKind[]).map((kind) => {
          const Icon = kinds[kind];
          return (
            <li key={kind}>
              <Icon size={24} strokeWidth={1.75} aria-hidden="true" />
              <div>
                <h2 id={`qa-export-${kind}`}>{text.kinds[kind].name}</h2>
                <p class="small soft">{text.kinds[kind].use}</p>
              </div>
              {kind === 'html' && (
                <label class="qa-check">
                  <input
                    type="checkbox"
                    checked={withThumbnails.value}
                    onChange={({ currentTarget }) => {
                      withThumbnails.value = currentTarget.checked;
                    }}
                  />
                  {text.thumbnails}
                </label>
              )}
              <button
                type="button"
                class="button small"
                id={`qa-save-${kind}`}
                data-export={kind}
                aria-labelledby={`qa-save-${kind} qa-export-${kind}`}
                aria-disabled={making.value !== undefined}
                onClick={() => exportAs(kind)}
              >
                <Download size={16} aria-hidden="true" />
                {text.save}
              </button>
            </li>
          );
        })}
      </ul>
      <p role="status" class="soft">
        {making.value ? text.making : saved.value && text.saved(saved.value)}
      </p>
    </div>
  );
}
