import { BlockList } from 'node:net';
import * as v from 'valibot';
import { defaultSpec, specs } from '../specs/index.ts';
import { DEFAULT_TEMPLATE, type NameOf, nameTemplate } from './exports/names.ts';
import { parseProxies } from './http/address.ts';
import type { Rates } from './http/limits.ts';
import { type PrivateKey, privateKeysSchema } from './keys/signing-keys.ts';
import { parsePhotoKeys } from './keys/vault.ts';

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

/** Stands for a first token that is revoked: tokens of the store alone are good for something. */
export const NO_TOKEN = 'off';

export const tokenSchema = v.pipe(
  v.string(),
  v.regex(
    /^(off|[\w.~+/-]{24,200}={0,2})$/,
    'STATION_TOKEN must be 24 to 200 letters, digits or any of . _ ~ + / -, or off',
  ),
);

const parsed = <T>(message: string, parse: (text: string) => T | undefined) =>
  v.pipe(
    v.string(),
    v.transform(parse),
    v.check((value) => value !== undefined, message),
    v.transform((value) => value as T),
  );

const parseSigningKeys = (given: string): readonly PrivateKey[] | undefined => {
  try {
    return v.parse(privateKeysSchema, JSON.parse(given));
  } catch {
    return undefined;
  }
};

const parseUrl = (given: string): URL | undefined => {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.pathname === '/' ? url : undefined;
};

/** Ids of known specs, parted by commas. */
function parseSpecs(given: string): readonly string[] | undefined {
  const ids = given.split(',').map((id) => id.trim());
  return ids.every((id) => Object.hasOwn(specs, id)) ? ids : undefined;
}

const PER_MINUTE = 1_000_000_000 - 1;

const configSchema = v.object({
  PORT: v.optional(count('PORT', 0, 65_535), '8080'),
  // Cameras and WebCrypto work on localhost and behind TLS only, so other machines come in by a
  // proxy that speaks TLS, and nothing is open to a network unless it is asked for.
  HOST: v.optional(text('HOST'), '127.0.0.1'),
  DATA_DIR: v.optional(text('DATA_DIR'), './data'),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\/./, 'DATABASE_URL must be like postgres://…')),
  ),
  STATION_TOKEN: v.optional(tokenSchema),
  OPERATOR_FILE: v.optional(text('OPERATOR_FILE')),
  RETENTION_DAYS: v.optional(count('RETENTION_DAYS', 1, 3_650)),
  SETTLED_DAYS: v.optional(count('SETTLED_DAYS', 0, 3_650)),
  RECEIPT_SPECS: v.optional(
    parsed('RECEIPT_SPECS must be ids of documents, parted by commas', parseSpecs),
    defaultSpec.id,
  ),
  EXPORT_NAME: v.optional(
    parsed('EXPORT_NAME must be like {station}/{date}-{number}', nameTemplate),
    DEFAULT_TEMPLATE,
  ),
  AUDIT_HEADS_FILE: v.optional(text('AUDIT_HEADS_FILE')),
  SIGNING_KEYS: v.optional(
    parsed('SIGNING_KEYS must be a JSON array of Ed25519 private JWKs', parseSigningKeys),
  ),
  PHOTO_KEY: v.optional(
    parsed('PHOTO_KEY must be one or more keys of 32 bytes in base64', parsePhotoKeys),
  ),
  TRUST_PROXY: v.optional(
    parsed('TRUST_PROXY must be addresses or CIDR ranges, parted by commas', parseProxies),
  ),
  PUBLIC_URL: v.optional(parsed('PUBLIC_URL must be like https://photo.example.org', parseUrl)),
  REQUEST_SECONDS: v.optional(count('REQUEST_SECONDS', 1, 300), '30'),
  SUBMITS_PER_MINUTE: v.optional(count('SUBMITS_PER_MINUTE', 1, PER_MINUTE), '120'),
  REVIEWS_PER_DAY: v.optional(count('REVIEWS_PER_DAY', 0, PER_MINUTE), '60'),
  LOOKUPS_PER_MINUTE: v.optional(count('LOOKUPS_PER_MINUTE', 1, PER_MINUTE), '240'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Absent: SQLite in the data directory. */
  readonly databaseUrl?: string;
  /** `NO_TOKEN`: there is none. Absent: one is made and kept in a file. */
  readonly stationToken?: string;
  /** What the operator says in their own words. Absent: the neutral file that comes along. */
  readonly operatorFile?: string;
  /** Absent: as the operator's file says. */
  readonly retentionDays?: number;
  /** How long a receipt is kept that a station redeemed or refused. Absent: likewise. */
  readonly settledDays?: number;
  /** Ids of the specs that receipts are given for. */
  readonly receiptSpecs: readonly string[];
  /** What photos are called in a pack that a station takes. */
  readonly exportName: NameOf;
  /** Where signed heads of the audit table are appended. Absent: in the data directory. */
  readonly auditHeadsFile?: string;
  /** Newest first. Absent: those in the data directory. */
  readonly signingKeys?: readonly PrivateKey[];
  /** Newest first. Absent: those in the data directory. */
  readonly photoKeys?: readonly Buffer[];
  /** Whose `X-Forwarded-For` is believed. */
  readonly proxies: BlockList;
  /** Where people find the page, as browsers name it. Absent: not known. */
  readonly origin?: string;
  /** People come by TLS, which the proxy in front speaks. */
  readonly https: boolean;
  /** What a request may take to arrive. */
  readonly requestSeconds: number;
  readonly rates: Rates;
}

type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly errors: readonly string[] };

/** Reads the environment (docs/operations.md has the table); names everything that is wrong, with no value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const read = v.safeParse(configSchema, env);
  if (!read.success) return { ok: false, errors: read.issues.map(({ message }) => message) };
  const given = read.output;
  return {
    ok: true,
    config: {
      port: given.PORT,
      host: given.HOST,
      dataDir: given.DATA_DIR,
      ...(given.DATABASE_URL !== undefined && { databaseUrl: given.DATABASE_URL }),
      ...(given.STATION_TOKEN !== undefined && { stationToken: given.STATION_TOKEN }),
      receiptSpecs: given.RECEIPT_SPECS,
      exportName: given.EXPORT_NAME,
      ...(given.OPERATOR_FILE !== undefined && { operatorFile: given.OPERATOR_FILE }),
      ...(given.RETENTION_DAYS !== undefined && { retentionDays: given.RETENTION_DAYS }),
      ...(given.SETTLED_DAYS !== undefined && { settledDays: given.SETTLED_DAYS }),
      ...(given.AUDIT_HEADS_FILE !== undefined && { auditHeadsFile: given.AUDIT_HEADS_FILE }),
      ...(given.SIGNING_KEYS && { signingKeys: given.SIGNING_KEYS }),
      ...(given.PHOTO_KEY && { photoKeys: given.PHOTO_KEY }),
      proxies: given.TRUST_PROXY ?? new BlockList(),
      ...(given.PUBLIC_URL && { origin: given.PUBLIC_URL.origin }),
      https: given.PUBLIC_URL?.protocol === 'https:',
      requestSeconds: given.REQUEST_SECONDS,
      rates: {
        submit: given.SUBMITS_PER_MINUTE,
        // A camera is opened for most of the photos that are submitted.
        challenge: given.SUBMITS_PER_MINUTE,
        lookup: given.LOOKUPS_PER_MINUTE,
        review: given.REVIEWS_PER_DAY,
      },
    },
  };
}
