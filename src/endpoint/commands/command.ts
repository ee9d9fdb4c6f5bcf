import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import {
  type Arguments,
  type CommandLine,
  type Misuse,
  runCommandLine,
} from '../../command-line/command-line.ts';
import type { Taken } from '../../command-line/values.ts';
import { type Jwks, jwksSchema } from '../../receipt/signature.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The output of a command. It ends with exit code 1 where `ok` is false. */
export interface Outcome {
  readonly ok: boolean;
  readonly text: string;
}

export const well = (text: string): Outcome => ({ ok: true, text });
export const unwell = (text: string): Outcome => ({ ok: false, text });

/** The public keys in a file, as /.well-known/jwks.json gives them; undefined where there are none. */
export function keysIn(path: string): Jwks | undefined {
  try {
    return v.parse(jwksSchema, JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Runs `command` with this process's arguments and environment, and prints the result. */
export const runCommand = <O extends Readonly<Record<string, Taken<unknown>>>, W = undefined>(
  file: string,
  line: CommandLine<O, W>,
  command: (given: Arguments<O, W>, env: Environment) => Promise<Outcome | Misuse>,
): Promise<void> =>
  runCommandLine(file, line, async (given) => {
    const outcome = await command(given, process.env).catch((error: Error) =>
      unwell(error.message),
    );
    if ('why' in outcome) return outcome;
    const { ok, text } = outcome;
    if (ok) console.info(text);
    else console.error(text);
    return ok ? 0 : 1;
  });
