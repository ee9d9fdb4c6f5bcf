import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { specs } from '../specs/index.ts';
import { type Config, tokenSchema } from './config.ts';
import { createApp } from './http/app.ts';
import type { Env } from './http/context.ts';
import { createLimits } from './http/limits.ts';
import { createMetrics } from './http/metrics.ts';
import { secretFile } from './keys/secret-file.ts';
import { readSigningKeys, signingKeys } from './keys/signing-keys.ts';
import { hashToken, newToken } from './keys/token.ts';
import { openVault, readPhotoKeys } from './keys/vault.ts';
import { consoleLog, type Log } from './log.ts';
import { neutralOperator, readOperator } from './operator.ts';
import { openStore } from './store/open.ts';
import type { ReceiptStore } from './store/store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
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

/** Opens the data directory, made where there is none, and the endpoint upon it. */
export async function openEndpoint(
  config: Omit<Config, 'port' | 'host' | 'requestSeconds'>,
  staticDir?: string,
  log: Log = consoleLog,
): Promise<Endpoint> {
  const { dataDir, databaseUrl, receiptSpecs } = config;
  const { retentionDays, settledDays, ...operator } = readOperator(
    config.operatorFile ?? neutralOperator,
  );
  const kept = {
    retentionDays: config.retentionDays ?? retentionDays,
    settledDays: config.settledDays ?? settledDays,
  };
  mkdirSync(resolve(dataDir), { recursive: true, mode: 0o700 });
  const paths = keyPaths(dataDir);
  const token = config.stationToken ?? stationToken(paths.token);
  const signing = signingKeys(config.signingKeys ?? readSigningKeys(paths.signing));
  const vault = openVault(config.photoKeys ?? readPhotoKeys(paths.photo));
  const store = await openStore({ path: paths.database, ...(databaseUrl && { databaseUrl }) });
  const metrics = createMetrics(store, { process: true });
  const clock = () => new Date();
  let stopping = false;
  const app = createApp({
    store,
    bootstrapHash: hashToken(token),
    clock,
    specs: Object.fromEntries(receiptSpecs.map((id) => [id, specs[id]])),
    ...kept,
    operator,
    signing,
    vault,
    limits: createLimits({
      counters: store.counters,
      clock,
      rates: config.rates,
      pseudonym: vault.pseudonym,
    }),
    metrics,
    proxies: config.proxies,
    https: config.https,
    stopping: () => stopping,
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
  return {
    app,
    ...(config.stationToken === undefined && { tokenPath: paths.token }),
    drain: () => {
      stopping = true;
    },
    close: async () => {
      await purging.stop();
      await store.close();
    },
  };
}
