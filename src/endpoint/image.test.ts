import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { portraitFile } from '../../test-fixtures/render.ts';
import { bare, honestClaim, temporaryFolder, upload } from './samples.testing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the image's last stage copies from the one that builds: `[from, to]` below /app. */
const copies = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, from, to] = /^COPY --from=build .*\/app\/(\S+) \.\/(\S*)$/.exec(line) ?? [];
    if (from === undefined) return [];
    return [[from, to === '' || to?.endsWith('/') ? join(to, from.split('/').at(-1) ?? '') : to]];
  }) as [string, string][];

/** The image's /app: what is built, and nothing that the Dockerfile does not name. */
async function image(): Promise<string> {
  const app = temporaryFolder();
  await build({
    configFile: join(root, 'vite.endpoint.ts'),
    logLevel: 'error',
    build: { outDir: join(app, 'dist-endpoint') },
  });
  // The page is built by the same command; the endpoint runs without it too.
  const apart = ['dist-endpoint', 'dist', 'node_modules'];
  for (const [from, to] of copies.filter(([name]) => !apart.includes(name))) {
    mkdirSync(dirname(join(app, to)), { recursive: true });
    cpSync(join(root, from), join(app, to), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'));
  return app;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.m?js$/.test(name));

/** Names of the packages that the built files import. */
function packagesOf(folder: string): string[] {
  const imports = filesIn(folder).flatMap((name) =>
    [
      ...readFileSync(join(folder, name), 'utf8').matchAll(
        /^(?:import|export)\b[^'"]*["']([^."'][^"']*)["']/gm,
      ),
    ].map(([, from = '']) => from),
  );
  const outside = imports.filter(
    (from) => !from.startsWith('node:') && !builtinModules.includes(from),
  );
  return [...new Set(outside.map((from) => /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from))];
}

async function start(app: string): Promise<{ url: string; said: string[] }> {
  const child = spawn(process.execPath, ['dist-endpoint/endpoint/main.js'], {
    cwd: app,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(app, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said: string[] = [];
  child.stderr.on('data', (data) => said.push(String(data)));
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((found, fail) => {
    lines.on('line', (line) => /^http:/.test(line) && found(line));
    child.once('exit', () => fail(new Error(said.join(''))));
  });
  return { url, said };
}

test('what the image holds is enough to take a photo, look for its face and show it', async () => {
  expect(copies.map(([from]) => from)).toContain('dist-endpoint');
  const app = await image();
  const { dependencies } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  // What only tests and builds use is not in the image.
  const packages = packagesOf(join(app, 'dist-endpoint'));
  expect(packages).toContain('hono');
  expect(packages.filter((name) => !(name in dependencies))).toEqual([]);

  const { url, said } = await start(app);
  const photo = bare(new Uint8Array(await portraitFile('ready')));
  const claim = await honestClaim(photo, { at: new Date() });
  const body = upload(photo, claim);
  expect((await fetch(`${url}api/receipts`, { method: 'POST', body })).status).toBe(201);
  const token = readFileSync(join(app, 'data', 'station-token'), 'utf8').trim();
  const headers = { authorization: `Bearer ${token}` };
  const seen = await fetch(`${url}api/receipts/${claim.number}`, { headers });
  const { flags } = (await seen.json()) as { flags: { check: string }[] };
  // Without its thread or its network the face look fails, and everything is flagged.
  expect(flags.map(({ check }) => check)).not.toContain('face-count');
  expect(said.filter((line) => !line.startsWith('There is no built page'))).toEqual([]);
});
