import { saveFile } from '../save-file.ts';
import { judgingSpec } from './state.ts';

/** Saves the spec with the limits that are being tried, in the form of the files in `src/specs`. */
export function saveSpec(): void {
  const spec = judgingSpec.value;
  const text = `${JSON.stringify(spec, null, 2)}\n`;
  saveFile(`${spec.id}-${spec.version}.json`, new Blob([text], { type: 'application/json' }));
}
