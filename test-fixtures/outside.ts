import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** Whether a folder is of this repository, where photos of people never lie; `.cache/` is not in git. */
export function insideRepository(folder: string): boolean {
  const path = relative(repository, resolve(folder));
  return !path.startsWith('..') && path.split(sep)[0] !== '.cache';
}
