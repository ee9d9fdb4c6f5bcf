import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCsv } from '../qa/csv.ts';
import type { PhotoLabels } from './photo-labels.ts';

/** The labels of a folder of real photos: its `labels.csv`, a row a photo, cells by column. */
export async function readPhotoSet(folder: string): Promise<readonly PhotoLabels[]> {
  const { records } = parseCsv(await readFile(join(folder, 'labels.csv'), 'utf8'));
  const [head, ...rows] = records;
  return rows.map(({ cells }) =>
    Object.fromEntries((head?.cells ?? []).map((column, i) => [column, cells[i] ?? ''])),
  );
}
