import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { specs } from '../specs/index.ts';
import { type Config, NO_TOKEN, readConfig, tokenSchema } from './config.ts';
import { createHeads, foreignHeadKey, type Heads, headsPath } from './heads.ts';
import { createApp } from './http/app.ts';
import type { Env } from './http/context.ts';
import { createLimits } from './http/limits.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { createAuthority } from './keys/authority.ts';
import { secretFile } from './keys/secret-file.ts';
import {
  hasSigningKeys,
  readSigningKeys,
  type SigningKeys,
  signingKeys,
} from './keys/signing-keys.ts';
import { hashToken, newToken } from './keys/token.ts';
import { openVault, readPhotoKeys, type Vault } from './keys/vault.ts';
import { consoleLog, type Log } from './log.ts';
import { neutralOperator, readOperator } from './operator.ts';
import type { Authority } from './store/authority.ts';
import { needsKeys, openStore } from './store/open.ts';
import type { ReceiptStore } from './store/store.ts';
import { openFaceLook } from './verify/face.ts';
import { pixelPool } from './verify/pixel-pool.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HEADS_MS = HOUR / 6;
/** That measure pixels; more would wait for the thread that answers. */
const THREADS_MAX = 4;
/** After a week without a purge it may be the clock that jumped: the next purge erases, not this one. */
const DISTRUST = { gap: 7 * DAY, wait: HOUR / 2 } as const;

/** Keeps the promise that nothing is kept for longer than was said: at once, then every hour. */
function purgeRegularly(store: ReceiptStore, settledDays: number, log: Log) {
  const purge = async () => {
    const now = Date.now();
    const iso = (time: number) => new Date(time).toISOString();
    try {
      const settledBefore = iso(now - settledDays * DAY);
      const purged = await store.purge({ now: iso(now), settledBefore, distrust: DISTRUST });
      await store.counters.purge(iso(now));
      // An hour more, for instances whose clocks differ.
      await store.challenges.purge(iso(now - HOUR));
      log.info('purged', purged);
    } catch (error) {
      log.error('purge', error);
    }
  };
  let last = purge();
  const timer = setInterval(() => {
    last = purge();
  }, HOUR);
  timer.unref();
  return {
    /** Resolves once no purge is under way: none may find the store closed. */
    stop: () => {
      clearInterval(timer);
      return last;
    },
  };
}

/** Lets the audit table be held against what it was: at once, and then every ten minutes. */
function publishRegularly(heads: Heads, metrics: Metrics, log: Log) {
  const publish = () =>
    heads.publish().catch((error: unknown) => {
      metrics.error();
      log.error('audit-head', error);
    });
  void publish();
  const timer = setInterval(publish, HEADS_MS);
  timer.unref();
  return timer;
}

interface Endpoint {
  readonly app: Hono<Env>;
  /** The file that holds the station's token, where it was not configured. */
  readonly tokenPath?: string;
  /** Answers from now on that it is not ready, so that a load balancer sends no more. */
  readonly drain: () => void;
  readonly close: () => Promise<void>;
}

/** Reads the token at `path`, or makes one there that only the owner of this process can read. */
export function stationToken(path: string): string {
  const token = secretFile(path, () => `${newToken()}\n`);
  if (!v.is(tokenSchema, token)) throw new Error(`There is no usable token in ${path}`);
  return token;
}

/** Where a data directory keeps what must not be lost or seen. */
export const keyPaths = (dataDir: string) => ({
  signing: join(resolve(dataDir), 'keys'),
  photo: join(resolve(dataDir), 'photo-key'),
  token: join(resolve(dataDir), 'station-token'),
  database: join(resolve(dataDir), 'receipts.db'),
});

export interface Kept {
  readonly signing: SigningKeys;
  readonly vault: Vault;
  readonly authority: Authority;
  readonly store: ReceiptStore;
}

/** The keys and the store that a configuration names; keys are made where there are none. */
export async function openKept(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'signingKeys' | 'photoKeys'>,
): Promise<Kept> {
  const { dataDir, databaseUrl } = config;
  mkdirSync(resolve(dataDir), { recursive: true, mode: 0o700 });
  const paths = keyPaths(dataDir);
  const place = { path: paths.database, ...(databaseUrl !== undefined && { databaseUrl }) };
  const absent = () => [
    ...(config.signingKeys || hasSigningKeys(paths.signing) ? [] : [paths.signing]),
    ...(config.photoKeys || existsSync(paths.photo) ? [] : [paths.photo]),
  ];
  // Asked again, because another instance may have made keys and store meanwhile.
  if (absent().length > 0 && (await needsKeys(place)) && absent().length > 0) {
    throw new Error(
      `The store was written with keys, and there are none in ${absent().join(', ')}`,
    );
  }
  const signing = signingKeys(config.signingKeys ?? readSigningKeys(paths.signing));
  const vault = openVault(config.photoKeys ?? readPhotoKeys(paths.photo));
  const authority = createAuthority(signing, vault);
  return { signing, vault, authority, store: await openStore(place, authority) };
}

/** What `make` gives; where it throws, the store is closed first. */
async function orClose<T>(store: ReceiptStore, make: () => T): Promise<T> {
  try {
    return make();
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** As `openKept`, from the environment. Throws where that is not what it must be. */
export async function openKeptBy(env: Readonly<Record<string, string | undefined>>): Promise<Kept> {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.errors.join('\n'));
  return openKept(read.config);
}

/** Opens the data directory, made where there is none, and the endpoint upon it. */
export async function openEndpoint(
  config: Omit<Config, 'port' | 'host' | 'requestSeconds'>,
  staticDir?: string,
  log: Log = consoleLog,
): Promise<Endpoint> {
  const { dataDir, receiptSpecs } = config;
  const {
    retentionDays,
    documentDays,
    settledDays,
    whiteBackground = false,
    ...operator
  } = readOperator(config.operatorFile ?? neutralOperator);
  const kept = {
    retentionDays: config.retentionDays ?? retentionDays,
    settledDays: config.settledDays ?? settledDays,
    ...(documentDays && { documentDays }),
  };
  mkdirSync(resolve(dataDir), { recursive: true, mode: 0o700 });
  const paths = keyPaths(dataDir);
  const { signing, vault, store } = await openKept(config);
  const token = await orClose(store, () => {
    const foreign = foreignHeadKey(headsPath(config), signing);
    if (foreign === undefined) return config.stationToken ?? stationToken(paths.token);
    throw new Error(
      `${headsPath(config)} holds heads that the key ${foreign} signed, which is not given`,
    );
  });
  const faces = openFaceLook();
  const metrics = createMetrics(store, { process: true });
  const clock = () => new Date();
  const pool = pixelPool(Math.min(THREADS_MAX, availableParallelism()));
  const heads = createHeads({ store, signing, clock, path: headsPath(config) });
  let stopping = false;
  const app = createApp({
    store,
    ...(token !== NO_TOKEN && { bootstrapHash: hashToken(token) }),
    clock,
    specs: Object.fromEntries(receiptSpecs.map((id) => [id, specs[id]])),
    ...kept,
    whiteBackground,
    operator,
    exportName: config.exportName,
    signing,
    vault,
    limits: createLimits({
      counters: store.counters,
      clock,
      rates: config.rates,
      pseudonym: vault.pseudonym,
    }),
    metrics,
    faceScore: (photo) => metrics.timed('face', () => faces.score(photo)),
    proxies: config.proxies,
    ...(config.origin !== undefined && { origin: config.origin }),
    https: config.https,
    stopping: () => stopping,
    auditHead: heads.latest,
    measure: pool.measure,
    ...(staticDir !== undefined && { staticDir }),
    onUnwritten: ({ subject, ...event }) =>
      log.info('look-not-written', {
        ...event,
        ...(subject !== undefined && { subject: vault.pseudonym(subject) }),
      }),
    onServed: (served) => log.info('request', served),
    onBug(where, error) {
      metrics.error();
      log.error(where, error);
    },
  });
  const purging = purgeRegularly(store, kept.settledDays, log);
  const publishing = publishRegularly(heads, metrics, log);
  return {
    app,
    ...(config.stationToken === undefined && { tokenPath: paths.token }),
    drain: () => {
      stopping = true;
    },
    close: async () => {
      clearInterval(publishing);
      await purging.stop();
      await faces.close();
      await pool.close();
      await store.close();
    },
  };
}
