/** The one reader of command lines: what a command takes is data, and every command answers mistakes alike. */
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bad, good, type Reading, type Taken } from './values.ts';

type Options = Readonly<Record<string, Taken<unknown>>>;

export interface CommandLine<O extends Options, W> {
  /** Printed for `--help`, and below a mistake. */
  readonly usage: string;
  /** By their names without `--`. `--help` and `-h` are always there. */
  readonly options: O;
  /** The arguments that are no options, and the name that the usage gives them. Absent: there are none. */
  readonly operands?: { readonly name: string; readonly taken: Taken<W> };
}

export interface Arguments<O extends Options, W> {
  readonly options: { readonly [Name in keyof O]: O[Name] extends Taken<infer T> ? T : never };
  readonly operands: W;
}

type ReadCommandLine<O extends Options, W> =
  | { readonly kind: 'run'; readonly given: Arguments<O, W> }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly why: string };

// Reading.

interface Found {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

/** Sorts the arguments by the options that they belong to; no value is read yet. */
function sortArguments(options: Options, args: readonly string[]): Reading<Found> | 'help' {
  const types = Object.entries(options).map(([name, { isFlag }]) => {
    return [name, { type: isFlag ? 'boolean' : 'string' }] as const;
  });
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(types), help: { type: 'boolean', short: 'h' } },
    // The messages of the strict mode are several lines, or name no remedy.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.filter((token) => token.kind === 'option');
  if (given.some(({ name }) => name === 'help')) return 'help';
  const values = new Map<string, string[]>();
  for (const { name, rawName, value, inlineValue } of given) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) return bad(`There is no option ${rawName}`);
    if (option.isFlag && value !== undefined) return bad(`${rawName} takes no value`);
    // `--out --check` is a value that was forgotten; `--out=--check` is meant.
    const isForgotten = value === undefined || (!inlineValue && value.startsWith('-'));
    if (!option.isFlag && isForgotten) return bad(`${rawName} needs a value`);
    values.set(name, [...(values.get(name) ?? []), value ?? '']);
  }
  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  return good({ values, operands });
}

/** Reads the arguments after the command's name. Exported for tests. */
export function readCommandLine<O extends Options, W = undefined>(
  { options, operands }: CommandLine<O, W>,
  args: readonly string[],
): ReadCommandLine<O, W> {
  const sorted = sortArguments(options, args);
  if (sorted === 'help') return { kind: 'help' };
  if (!sorted.ok) return { kind: 'bad', why: sorted.why };
  const { value: found } = sorted;
  const values: Record<string, unknown> = {};
  for (const [name, { read }] of Object.entries(options)) {
    const reading = read(found.values.get(name) ?? []);
    if (!reading.ok) return { kind: 'bad', why: `--${name} ${reading.why}` };
    values[name] = reading.value;
  }
  const reading = operands?.taken.read(found.operands) ?? noOperands(found.operands);
  if (!reading.ok) return { kind: 'bad', why: `${operands?.name ?? ''} ${reading.why}`.trim() };
  return {
    kind: 'run',
    given: { options: values as Arguments<O, W>['options'], operands: reading.value as W },
  };
}

const noOperands = ([first]: readonly string[]): Reading<undefined> =>
  first === undefined ? good(undefined) : bad(`There is nothing to do with "${first}"`);

// Running.

/** A mistake in the arguments that a command finds itself: what is wrong, in one line. */
export interface Misuse {
  readonly why: string;
}

/** The exit code; nothing: 0, or what the command set in `process.exitCode`. */
type Ended = number | Misuse | undefined;

const MISUSED = 2;

/**
 * Runs a command where its file is what was started, and does nothing where another file imports it.
 * `--help` prints the usage and ends with 0. A mistake prints one line and the usage to stderr, and ends
 * with 2.
 * @param file `import.meta.url` of the command's file
 */
export async function runCommandLine<O extends Options, W = undefined>(
  file: string,
  line: CommandLine<O, W>,
  run: (given: Arguments<O, W>) => Ended | Promise<Ended> | Promise<void>,
): Promise<void> {
  const [, started] = process.argv;
  if (started === undefined || file !== pathToFileURL(realpathSync(started)).href) return;
  const read = readCommandLine(line, process.argv.slice(2));
  if (read.kind === 'help') {
    console.info(line.usage);
    return;
  }
  const ended = read.kind === 'bad' ? read : await run(read.given);
  if (typeof ended === 'number') process.exitCode = ended;
  else if (ended) {
    console.error(`${ended.why}\n\n${line.usage}`);
    process.exitCode = MISUSED;
  }
}
