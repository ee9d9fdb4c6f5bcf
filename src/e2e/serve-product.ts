import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const STATION_TOKEN = 'e2e-station-token-of-32-characters';

export interface Product {
  /** Where the built product is served, without a slash at the end. */
  readonly origin: string;
  /** Holds the database that the served product writes. */
  readonly dataDir: string;
  stop(): Promise<void>;
}

type Env = Readonly<Record<string, string>>;

/** Starts the endpoint as `npm start` does, on a free port, and waits for the address that it prints. */
function serve(dataDir: string, env: Env): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = spawn(process.execPath, ['dist-endpoint/endpoint/main.js'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, STATION_TOKEN, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = () => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGTERM');
    return exited;
  };
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the endpoint ended with ${code}`)));
    server.stdout.on('data', (chunk: Buffer) => {
      const address = /http:\/\/\S+:\d+/.exec(chunk.toString());
      if (address) resolve({ origin: address[0], stop });
    });
  });
}

/** Builds what is served. Throws where that fails, with what the build said. */
export function buildProduct(): void {
  const built = spawnSync('npm', ['run', 'build'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed\n${built.stdout}\n${built.stderr}`);
}

/** Serves the built product, with a database of its own. */
export async function serveBuilt(env: Env = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'id-photo-e2e-'));
  const { origin, stop } = await serve(dataDir, env);
  return {
    origin,
    dataDir,
    stop: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Builds the product and serves it, with a database of its own. */
export async function serveProduct(env: Env = {}): Promise<Product> {
  buildProduct();
  return serveBuilt(env);
}
