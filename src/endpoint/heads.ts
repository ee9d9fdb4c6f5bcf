import type { KeyObject } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { Config } from './config.ts';
import { openJws, signJws } from './keys/jws.ts';
import { publicKeysOf, type SigningKeys } from './keys/signing-keys.ts';
import { type AuditHead, mergedHead } from './store/audit.ts';
import type { ReceiptStore } from './store/store.ts';

export const HEAD_TYPE = 'audit-head+jws';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const headSchema = v.strictObject({
  /** Seconds since 1970. */
  iat: count,
  root: hash,
  shards: v.array(v.strictObject({ shard: count, size: count, root: hash })),
});

/** Where heads are appended to: AUDIT_HEADS_FILE, or beside the keys. */
export const headsPath = ({
  auditHeadsFile,
  dataDir,
}: Pick<Config, 'auditHeadsFile' | 'dataDir'>): string =>
  resolve(auditHeadsFile ?? join(dataDir, 'audit-heads'));

/** A head as a compact JWS: whoever keeps it can show later that the past was rewritten. */
export const signHead = ({ hash: root, shards }: AuditHead, now: Date, { kid, key }: SigningKeys) =>
  signJws(
    JSON.stringify({ iat: Math.floor(now.getTime() / 1000), root, shards }),
    HEAD_TYPE,
    kid,
    key,
  );

/** A head and the JWS that says it. */
export interface SignedHead {
  readonly jws: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly head: AuditHead;
}

/** Undefined where no key of these signed it, or its root is not that of its shards. */
export function openHead(
  jws: string,
  keys: ReadonlyMap<string, KeyObject>,
): SignedHead | undefined {
  const read = v.safeParse(headSchema, openJws(jws, HEAD_TYPE, keys));
  if (!read.success) return undefined;
  const { iat, root, shards } = read.output;
  const head = mergedHead(shards);
  return head.hash === root ? { jws, iat, head } : undefined;
}

/** Signed heads, one a line; undefined where one is not ours. */
export function readHeads(
  text: string,
  signing: Pick<SigningKeys, 'jwks'>,
): readonly SignedHead[] | undefined {
  const keys = publicKeysOf(signing.jwks);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const heads = lines.map((line) => openHead(line.trim(), keys));
  return heads.every((head) => head !== undefined) ? heads : undefined;
}

/** More than two heads take. */
const WINDOW_BYTES = 16_384;

/** The first whole line of the file and the last one; the same where there is one. */
function endLines(path: string): readonly string[] {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const part = (from: number) => {
      const bytes = Buffer.alloc(Math.min(WINDOW_BYTES, size - from));
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, from));
    };
    // What stands behind the last line's end was cut off while it was written.
    return [
      part(0).split('\n').slice(0, -1).at(0),
      part(Math.max(0, size - WINDOW_BYTES))
        .split('\n')
        .at(-2),
    ].filter((line) => line !== undefined);
  } finally {
    closeSync(file);
  }
}

const kidOfJws = (jws: string): unknown => {
  try {
    return JSON.parse(Buffer.from(jws.split('.', 1)[0], 'base64url').toString()).kid;
  } catch {
    return undefined;
  }
};

/**
 * The id of a key that is not ours and signed heads in the file: then it is another store's, or the key was
 * lost. Undefined where there is no such file. What is no head at all is for `npm run audit:verify` to tell.
 */
export function foreignHeadKey(path: string, { jwks }: SigningKeys): string | undefined {
  if (!existsSync(path)) return undefined;
  const kids = endLines(path).map(kidOfJws);
  const ours = jwks.keys.map(({ kid }) => kid);
  return kids.find((kid) => typeof kid === 'string' && !ours.includes(kid)) as string | undefined;
}

export interface HeadParts {
  readonly store: Pick<ReceiptStore, 'auditHead'>;
  readonly signing: SigningKeys;
  readonly clock: () => Date;
  /** A file outside the database. */
  readonly path: string;
}

export interface Heads {
  /** Signs the trees as they are now and appends that to the file; nothing where nothing was added since. */
  readonly publish: () => Promise<void>;
  /** The last head that was signed here. */
  readonly latest: () => string | undefined;
}

export function createHeads({ store, signing, clock, path }: HeadParts): Heads {
  let latest: { readonly hash: string; readonly jws: string } | undefined;
  return {
    async publish() {
      const head = await store.auditHead();
      if (latest?.hash === head.hash) return;
      const jws = signHead(head, clock(), signing);
      appendFileSync(path, `${jws}\n`, { mode: 0o600, flush: true });
      latest = { hash: head.hash, jws };
    },
    latest: () => latest?.jws,
  };
}
