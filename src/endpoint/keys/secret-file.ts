import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes `text` to a new file at `path`, completely or not at all, readable only by the owner of this process.
 * Returns false and changes nothing where the file exists: of two processes at the same time, one writes.
 */
export function createSecretFile(path: string, text: string): boolean {
  const written = writeBeside(path, text);
  try {
    linkSync(written, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(written);
  }
}

/** Replaces the file at `path` by `text`, completely or not at all. */
export const replaceSecretFile = (path: string, text: string): void =>
  renameSync(writeBeside(path, text), path);

function writeBeside(path: string, text: string): string {
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(beside, text, { flag: 'wx', mode: 0o600, flush: true });
  return beside;
}

/** The content of the file. Where there is none, it is made with `make`. */
export function secretFile(path: string, make: () => string): string {
  if (!existsSync(path)) createSecretFile(path, make());
  return readFileSync(path, 'utf8').trim();
}
