import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bad, type ReadValue, text } from '../src/command-line/values.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** A folder for photos of people, which never lie in this repository; `.cache/` is not in git. */
export const outside: ReadValue<string> = (given) => {
  const path = relative(repository, resolve(given));
  const isOutside = path.startsWith('..') || path.split(sep)[0] === '.cache';
  return isOutside ? text(given) : bad(`is a folder outside this repository, not "${given}"`);
};
