import * as v from 'valibot';

// Each message is our own: valibot's would repeat the value, which may be a secret.
const count = (name: string, min: number, max: number) => {
  const message = `${name} must be a whole number from ${min} to ${max}`;
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, message),
    v.transform(Number),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
};

const text = (name: string) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(`${name} must not be empty`));

export const tokenSchema = v.pipe(
  v.string(),
  v.regex(
    /^[\w.~+/-]{24,200}=*$/,
    'STATION_TOKEN must be 24 to 200 letters, digits or any of . _ ~ + / -',
  ),
);

const configSchema = v.object({
  PORT: v.optional(count('PORT', 0, 65_535), '8080'),
  // Cameras and WebCrypto work on localhost and behind TLS only, so other machines come in by a
  // proxy that speaks TLS, and nothing is open to a network unless it is asked for.
  HOST: v.optional(text('HOST'), '127.0.0.1'),
  DATA_DIR: v.optional(text('DATA_DIR'), './data'),
  STATION_TOKEN: v.optional(tokenSchema),
  RETENTION_DAYS: v.optional(count('RETENTION_DAYS', 1, 3_650), '180'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Absent: one is made and kept in a file. */
  readonly stationToken?: string;
  readonly retentionDays: number;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly errors: readonly string[] };

/** Reads PORT, HOST, DATA_DIR, STATION_TOKEN and RETENTION_DAYS; names everything that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const parsed = v.safeParse(configSchema, env);
  if (!parsed.success) return { ok: false, errors: parsed.issues.map(({ message }) => message) };
  const { PORT, HOST, DATA_DIR, STATION_TOKEN, RETENTION_DAYS } = parsed.output;
  return {
    ok: true,
    config: {
      port: PORT,
      host: HOST,
      dataDir: DATA_DIR,
      ...(STATION_TOKEN !== undefined && { stationToken: STATION_TOKEN }),
      retentionDays: RETENTION_DAYS,
    },
  };
}
