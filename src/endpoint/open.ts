import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { specs } from '../specs/index.ts';
import { createApp } from './app.ts';
import { type Config, tokenSchema } from './config.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { ReceiptStore } from './store.ts';

const PURGE_MS = 3_600_000;

/** Keeps the promise that nothing is kept for longer than was said: at once, then every hour. */
function purgeRegularly(store: ReceiptStore, onBug: (where: string, error: unknown) => void) {
  const purge = () => store.purge(new Date().toISOString()).catch((error) => onBug('purge', error));
  void purge();
  const timer = setInterval(purge, PURGE_MS);
  timer.unref();
  return timer;
}

export interface Endpoint {
  readonly app: Hono;
  /** The file that holds the station's token, where it was not configured. */
  readonly tokenPath?: string;
  readonly close: () => Promise<void>;
}

/** Reads the token at `path`, or makes one there that only the owner of this process can read. */
export function stationToken(path: string): string {
  if (!existsSync(path)) {
    writeFileSync(path, `${randomBytes(24).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  }
  const token = readFileSync(path, 'utf8').trim();
  if (!v.is(tokenSchema, token)) throw new Error(`There is no usable token in ${path}`);
  return token;
}

/** Opens the data directory, made where there is none, and the endpoint upon it. */
export function openEndpoint(
  { dataDir, stationToken: configured, retentionDays }: Omit<Config, 'port' | 'host'>,
  staticDir?: string,
): Endpoint {
  const dir = resolve(dataDir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const tokenPath = join(dir, 'station-token');
  const token = configured ?? stationToken(tokenPath);
  const store = openSqliteStore(join(dir, 'receipts.db'));
  const onBug = (where: string, error: unknown) => console.error(where, error);
  const app = createApp({
    store,
    stationTokens: [token],
    clock: () => new Date(),
    specs,
    retentionDays,
    ...(staticDir !== undefined && { staticDir }),
    onBug,
  });
  const purging = purgeRegularly(store, onBug);
  const close = () => {
    clearInterval(purging);
    return store.close();
  };
  return { app, close, ...(configured === undefined && { tokenPath }) };
}
