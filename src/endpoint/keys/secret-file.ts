import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Puts `text` at `path`, whole or not at all, for the owner of this process alone. False, and nothing
 * changed, where there is a file already: of two processes at once, one writes.
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

/** Puts `text` in the place of the file at `path`, whole or not at all. */
export const replaceSecretFile = (path: string, text: string): void =>
  renameSync(writeBeside(path, text), path);

function writeBeside(path: string, text: string): string {
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(beside, text, { flag: 'wx', mode: 0o600, flush: true });
  return beside;
}

/** What is in the file, made with `make` where there is none. */
export function secretFile(path: string, make: () => string): string {
  if (!existsSync(path)) createSecretFile(path, make());
  return readFileSync(path, 'utf8').trim();
}
