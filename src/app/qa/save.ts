import { judgingSpec } from './state.ts';

/** Saves something as a file, as a person would download it. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes a moment to begin.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The spec with the limits that are tried out, in the form that specs are kept in. */
export function saveSpec(): void {
  const spec = judgingSpec.value;
  const text = `${JSON.stringify(spec, null, 2)}\n`;
  saveFile(`${spec.id}-${spec.version}.json`, new Blob([text], { type: 'application/json' }));
}
