import { join } from 'node:path';
import { wholeLines } from './journal.ts';
import { thumbnailsName } from './names.ts';

/** The pictures that a run kept in `out`, by file. */
export async function keptThumbnails(out: string): Promise<ReadonlyMap<string, string>> {
  const lines = await wholeLines(join(out, thumbnailsName));
  return new Map(lines.slice(1).map((line) => JSON.parse(line) as [string, string]));
}
