import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseTable } from '../csv/csv.ts';

const folder = fileURLToPath(new URL('../../../shared/photos/', import.meta.url));

/** Whether the photos of real people are on this machine; tests that need them are skipped where not. */
export const havePhotos = existsSync(folder);

export const photoPath = (set: 'dev' | 'pose_gt', file: string): string =>
  `${folder}${set}/${file}`;

export const realPhoto = (file: string): Buffer => readFileSync(photoPath('dev', file));

/** What is known of each photo of a set, by column name; empty where there are no photos. */
export function labels(set: 'dev' | 'pose_gt'): readonly Readonly<Record<string, string>>[] {
  return havePhotos ? parseTable(readFileSync(photoPath(set, 'labels.csv'), 'utf8')) : [];
}
