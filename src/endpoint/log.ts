/** Writes one JSON object on each line. Errors go to the standard error output. */
export interface Log {
  info(event: string, fields: object): void;
  error(event: string, error: unknown): void;
}

const line = (level: string, event: string, fields: object) =>
  JSON.stringify({ time: new Date().toISOString(), level, event, ...fields });

const describe = (error: unknown): object =>
  error instanceof Error
    ? { error: error.name, message: error.message, stack: error.stack }
    : { error: String(error) };

/** What must never appear in a log, even if an error's message contains it: numbers and the like. */
const scrub = (text: string): string => text.replace(/\d{12,}/g, '#');

export const consoleLog: Log = {
  info: (event, fields) => console.info(line('info', event, fields)),
  error: (event, error) => console.error(scrub(line('error', event, describe(error)))),
};
