import type { Label, LabelProblem, Labels } from './labels.ts';

/** Labels, assigned to their photos. */
export interface ResolvedLabels {
  readonly byFile: ReadonlyMap<string, Label>;
  /** Problems in the labels, and problems in finding their photos. */
  readonly problems: readonly LabelProblem[];
}

export const noLabels: ResolvedLabels = { byFile: new Map(), problems: [] };

/** File systems write é in different ways, and people write paths in different ways. */
const plainPath = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .normalize('NFC');

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Finds each label's photo among `files`: by its path in the folder, or by its bare name if only one photo has
 * that name. Of two labels for one photo the first counts.
 */
export function resolveLabels(labels: Labels, files: readonly string[]): ResolvedLabels {
  const byPath = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const file of files) {
    const path = plainPath(file);
    byPath.set(path, file);
    const name = baseName(path);
    byName.set(name, [...(byName.get(name) ?? []), file]);
  }
  const byFile = new Map<string, Label>();
  const problems = [...labels.problems];
  for (const label of labels.rows) {
    const { file, at } = label;
    const path = plainPath(file);
    const exact = byPath.get(path);
    const candidates = exact === undefined ? (byName.get(path) ?? []) : [exact];
    const [found] = candidates;
    if (found === undefined) problems.push({ kind: 'missing-photo', at, file });
    else if (candidates.length > 1) problems.push({ kind: 'ambiguous-file', at, file, candidates });
    else if (byFile.has(found)) problems.push({ kind: 'repeated-file', at, file });
    else byFile.set(found, label);
  }
  return { byFile, problems };
}
