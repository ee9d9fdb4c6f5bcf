import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { provideBrowser } from '../qa/command/browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built product is served, without a slash at the end. */
    origin: string;
    stationToken: string;
    /** Holds the database that the served product writes. */
    dataDir: string;
  }
}

const STATION_TOKEN = 'e2e-station-token-of-32-characters';

/** Starts the endpoint as `npm start` does, on a free port, and waits for the address that it prints. */
function serve(dataDir: string): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = spawn('npx', ['tsx', 'src/endpoint/main.ts'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, STATION_TOKEN },
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

/** Builds the product and serves it, with a database of its own, for all end-to-end tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  provideBrowser();
  const built = spawnSync('npm', ['run', 'build'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed\n${built.stdout}\n${built.stderr}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'id-photo-e2e-'));
  const { origin, stop } = await serve(dataDir);
  project.provide('origin', origin);
  project.provide('stationToken', STATION_TOKEN);
  project.provide('dataDir', dataDir);
  return async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
