export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command has to say; it ends with 1 where it is not well. */
export interface Outcome {
  readonly ok: boolean;
  readonly text: string;
}

export const well = (text: string): Outcome => ({ ok: true, text });
export const unwell = (text: string): Outcome => ({ ok: false, text });

/** Runs `command` with this process's arguments and environment, and says what came of it. */
export async function runCommand(
  command: (args: readonly string[], env: Environment) => Promise<Outcome>,
): Promise<void> {
  const { ok, text } = await command(process.argv.slice(2), process.env).catch((error: Error) =>
    unwell(error.message),
  );
  if (ok) console.info(text);
  else console.error(text);
  process.exitCode = ok ? 0 : 1;
}
