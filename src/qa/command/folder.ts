import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPhoto } from '../files.ts';
import type { Shard } from '../report.ts';

export interface Folder {
  /** Paths inside the folder with `/` between their parts, sorted by UTF-16 code units. */
  readonly photos: readonly string[];
  /** Files that are neither called photos nor begin like one. */
  readonly others: readonly string[];
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
}

const isFile = async (path: string, entry: Dirent): Promise<boolean> =>
  entry.isFile() ||
  (entry.isSymbolicLink() && (await stat(path).catch(() => null))?.isFile() === true);

async function headOf(path: string, count: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * Everything under a folder. Links to files are followed; links to folders are not, because they may lead in
 * circles. Throws where the folder itself cannot be read.
 */
export async function listFolder(root: string): Promise<Folder> {
  const photos: string[] = [];
  const others: string[] = [];
  const unreadable: string[] = [];

  async function visit(folder: string, entries: readonly Dirent[]): Promise<void> {
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) {
        const inside = await readdir(join(root, path), { withFileTypes: true }).catch(() => null);
        if (inside) await visit(path, inside);
        else unreadable.push(path);
        continue;
      }
      const whole = join(root, path);
      const isOne =
        (await isFile(whole, entry)) && (await isPhoto(path, (count) => headOf(whole, count)));
      (isOne ? photos : others).push(path);
    }
  }

  await visit('', await readdir(root, { withFileTypes: true }));
  return { photos: photos.sort(), others: others.sort(), unreadable: unreadable.sort() };
}

/** One machine's part: every `of`-th photo, so that all parts are similar, whatever the order of the folder. */
export const shardOf = (photos: readonly string[], { index, of }: Shard): readonly string[] =>
  photos.filter((_, at) => at % of === index - 1);
