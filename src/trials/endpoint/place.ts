import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type PostgresServer, startPostgres } from '../../endpoint/store/postgres-server.ts';

const main = fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url));

export const storeKinds = ['sqlite', 'postgres'] as const;
export type StoreKind = (typeof storeKinds)[number];

/** Where a trial happens: a data directory of its own, and a PostgreSQL of its own. */
export interface Place {
  /** The environment of the endpoint and its commands. */
  readonly env: Readonly<Record<string, string>>;
  readonly postgres?: PostgresServer;
  readonly remove: () => Promise<void>;
}

export async function makePlace(kind: StoreKind): Promise<Place> {
  const dir = mkdtempSync(join(tmpdir(), 'trial-'));
  const postgres = kind === 'postgres' ? await startPostgres() : undefined;
  const url = await postgres?.createDatabase();
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: dir,
    PORT: '0',
    HOST: '127.0.0.1',
    // All comes from one address.
    SUBMITS_PER_MINUTE: '999999999',
    ...(url && { DATABASE_URL: url }),
  };
  const remove = async () => {
    await postgres?.remove();
    rmSync(dir, { recursive: true, force: true });
  };
  return { env, ...(postgres && { postgres }), remove };
}

export interface Instance {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process is gone. */
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
}

async function urlOf(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  for await (const line of lines) {
    if (!/^http:\S+$/.test(line)) continue;
    child.stdout?.resume();
    return line;
  }
  throw new Error('The endpoint did not start');
}

/** Starts a process of the endpoint, on a port of its own. */
export async function startInstance({ env }: Place): Promise<Instance> {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const url = await urlOf(child);
  return {
    url,
    pid: child.pid ?? 0,
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

export const startInstances = (place: Place, count: number): Promise<Instance[]> =>
  Promise.all(Array.from({ length: count }, () => startInstance(place)));

/** One for SQLite. Two for PostgreSQL, because any number must work. */
export const instancesOf = (kind: StoreKind): number => (kind === 'sqlite' ? 1 : 2);
