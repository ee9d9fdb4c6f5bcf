import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';

const DEBIAN = '/usr/lib/postgresql';
const USER = 'receipts';

/** A PostgreSQL server of our own on a loopback port, for tests and measurements. It touches no other server. */
export interface PostgresServer {
  /** An empty database, made for the caller. */
  readonly createDatabase: () => Promise<string>;
  /** Ends every connection at once, and keeps the data. */
  readonly halt: () => Promise<void>;
  /** Starts again after `halt`, on the same port. */
  readonly start: () => Promise<void>;
  /** Stops it and deletes its data. */
  readonly remove: () => Promise<void>;
}

/** The folder with the system's own `initdb` and `postgres`, the newest where there are several. Exported for tests. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const debian = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'));
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((dir) => ['initdb', 'postgres'].every((name) => existsSync(join(dir, name))));
}

/** PostgreSQL refuses to run as root. Then it runs as `postgres`, or as nobody. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const ask = (flag: string) => {
    try {
      return Number(
        execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }),
      );
    } catch {
      return 65_534;
    }
  };
  return { uid: ask('-u'), gid: ask('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Resolves when the server accepts connections. Throws with its last output where it ends before. */
async function ready(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr as NodeJS.ReadableStream })) {
    said.push(line);
    if (line.includes('ready to accept connections')) {
      child.stderr?.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${said.slice(-5).join('\n')}`);
}

/**
 * Starts a server in a temporary folder. Throws where the system has no PostgreSQL (see `postgresPrograms`).
 * `fsync: false` for what commits thousands of times and lets no machine crash.
 */
export async function startPostgres({ fsync = true } = {}): Promise<PostgresServer> {
  const programs = postgresPrograms();
  if (!programs) throw new Error('There is no PostgreSQL on this machine (initdb, postgres).');
  const owner = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, env, cwd: folder, stdio: 'pipe' },
  );
  const port = await freePort();
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const own = ['listen_addresses=127.0.0.1', ...(fsync ? [] : ['fsync=off'])];
    const settings = ['-p', String(port), '-k', folder, ...own.flatMap((one) => ['-c', one])];
    child = spawn(join(programs as string, 'postgres'), ['-D', data, ...settings], {
      ...owner,
      env,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await ready(child);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  let databases = 0;
  const url = (database: string) => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  await start();
  return {
    createDatabase: async () => {
      const name = `receipts_${++databases}`;
      const client = new Client({ connectionString: url('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return url(name);
    },
    halt: () => end('SIGINT'),
    start,
    remove: async () => {
      // Stops immediately: its data is deleted next anyway.
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
