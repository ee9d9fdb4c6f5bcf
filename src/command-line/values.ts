/** What the options and operands of a command line may be: how often they are given, and what their texts mean. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What was read; or, in one line, what is wrong. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

/** Reads one value from its text. `why` follows the name: `--count` + " is a whole number, not "x"". */
export type ReadValue<T> = (text: string) => Reading<T>;

/** What an option, or the operands together, may be given. */
export interface Taken<T> {
  /** A flag takes no value. */
  readonly isFlag?: boolean;
  /** @param texts every value that was given, in its order; a flag that was given has the value '' */
  readonly read: (texts: readonly string[]) => Reading<T>;
}

export const good = <T>(value: T): Reading<T> => ({ ok: true, value });
export const bad = (why: string): Reading<never> => ({ ok: false, why });

// How often an option may be given.

const one = <T>(texts: readonly string[], read: ReadValue<T>, absent: () => Reading<T>) => {
  const [text, ...others] = texts;
  if (text === undefined) return absent();
  return others.length > 0 ? bad(`takes one value, not also "${others.join('", "')}"`) : read(text);
};

/** True where the option was given. */
export const flag: Taken<boolean> = { isFlag: true, read: (texts) => good(texts.length > 0) };

export const required = <T>(value: ReadValue<T>): Taken<T> => ({
  read: (texts) => one(texts, value, () => bad('is missing')),
});

export const optional = <T>(value: ReadValue<T>): Taken<T | undefined> => ({
  read: (texts) => one<T | undefined>(texts, value, () => good(undefined)),
});

export const withDefault = <const T>(value: ReadValue<T>, absent: T): Taken<T> => ({
  read: (texts) => one(texts, value, () => good(absent)),
});

/** Any number of values, none among them. */
export const several = <T>(value: ReadValue<T>): Taken<readonly T[]> => ({
  read: (texts) => all(texts.map(value)),
});

function all<T>(readings: readonly Reading<T>[]): Reading<readonly T[]> {
  const values: T[] = [];
  for (const reading of readings) {
    if (!reading.ok) return reading;
    values.push(reading.value);
  }
  return good(values);
}

// What a value may be.

export const text: ReadValue<string> = (given) => (given === '' ? bad('is empty') : good(given));

export const wholeNumber =
  (least: number, most = Number.MAX_SAFE_INTEGER): ReadValue<number> =>
  (given) => {
    const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
    if (number >= least && number <= most) return good(number);
    const range =
      most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    return bad(`is a whole number ${range}, not "${given}"`);
  };

export const oneOf =
  <const Name extends string>(...names: readonly Name[]): ReadValue<Name> =>
  (given) => {
    const found = names.find((name) => name === given);
    return found === undefined ? bad(`is ${either(names)}, not "${given}"`) : good(found);
  };

const either = (names: readonly string[]): string =>
  names.length < 2
    ? names.join()
    : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;

/** Values with commas between them. */
export const list =
  <T>(value: ReadValue<T>): ReadValue<readonly T[]> =>
  (given) =>
    all(given.split(',').map(value));

/** A path at which there is something, of this kind where one is named. */
export const existing =
  (kind: 'file' | 'folder' | 'file or folder'): ReadValue<string> =>
  (given) => {
    const found = statSync(given, { throwIfNoEntry: false });
    const isKind =
      kind === 'file or folder' || (kind === 'folder') === (found?.isDirectory() ?? false);
    return found && isKind ? good(given) : bad(`is a ${kind} that exists, not "${given}"`);
  };

/** A folder in which there is this file. */
export const folderWith =
  (file: string): ReadValue<string> =>
  (given) =>
    existsSync(join(given, file)) ? good(given) : bad(`is a folder with ${file}, not "${given}"`);

/** The address of a server: `http://127.0.0.1:8080`, with nothing after it. */
export const serverAddress: ReadValue<string> = (given) =>
  /^https?:\/\/[^/?#\s]+\/?$/.test(given)
    ? good(given.replace(/\/$/, ''))
    : bad(`is an address such as http://127.0.0.1:8080, not "${given}"`);
