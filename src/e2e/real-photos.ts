import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/photos/', import.meta.url));

/** Whether the photos of real people are on this machine; tests that need them are skipped where not. */
export const havePhotos = existsSync(folder);

export const photoPath = (set: 'dev' | 'pose_gt', file: string): string =>
  `${folder}${set}/${file}`;

export const realPhoto = (file: string): Buffer => readFileSync(photoPath('dev', file));

/** A line of comma-separated values, some of them in quotes. */
const cells = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );

/** What is known of each photo of a set, by column name; empty where there are no photos. */
export function labels(set: 'dev' | 'pose_gt'): readonly Readonly<Record<string, string>>[] {
  if (!havePhotos) return [];
  const [head = '', ...lines] = readFileSync(photoPath(set, 'labels.csv'), 'utf8')
    .trim()
    .split('\n');
  const names = cells(head);
  return lines.map((line) => {
    const values = cells(line);
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
  });
}
