import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { MAX_BYTES } from '../../engine/intake.ts';

type ReadPhoto =
  | { readonly ok: true; readonly bytes: Buffer; readonly sha256: string }
  | { readonly ok: false; readonly error: 'unreadable' | 'changed' | 'too-many-bytes' };

const TRIES = 3;

/**
 * Reads a photo once, so that the same bytes are hashed and assessed. A file that changes during reading is read
 * again. If it changes every time, the result is `changed`.
 */
export async function readPhoto(path: string, opened = open): Promise<ReadPhoto> {
  for (let tries = 0; tries < TRIES; tries++) {
    let handle: FileHandle | undefined;
    try {
      handle = await opened(path);
      const before = await handle.stat();
      if (before.size > MAX_BYTES) return { ok: false, error: 'too-many-bytes' };
      const bytes = await handle.readFile();
      const after = await handle.stat();
      const still = before.mtimeMs === after.mtimeMs && after.size === bytes.length;
      if (still)
        return { ok: true, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    } catch {
      return { ok: false, error: 'unreadable' };
    } finally {
      await handle?.close();
    }
  }
  return { ok: false, error: 'changed' };
}
