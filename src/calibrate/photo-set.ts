import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTable } from '../csv/csv.ts';
import type { PhotoLabels } from './photo-labels.ts';

/** The labels of a folder of real photos: its `labels.csv`, one row for each photo, cells by column. */
export async function readPhotoSet(folder: string): Promise<readonly PhotoLabels[]> {
  return parseTable(await readFile(join(folder, 'labels.csv'), 'utf8'));
}
