import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newSigningKey } from './keys/signing-keys.ts';
import { newToken } from './keys/token.ts';
import { newPhotoKey, openVault, readPhotoKeys } from './keys/vault.ts';
import { openKeptBy } from './open.ts';
import { honestClaim, idPhoto, temporaryFolder, upload } from './samples.testing.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything it printed, while it goes on. */
  readonly printed: string[];
  readonly line: (wanted: RegExp) => Promise<string>;
}

function run(
  env: Record<string, string>,
  ...args: string[]
): ChildProcess & { stdout: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child as ReturnType<typeof run>;
}

async function start(
  dataDir: string,
  env: Record<string, string> = {},
  ...args: string[]
): Promise<Running> {
  const child = run({ PORT: '0', DATA_DIR: dataDir, ...env }, ...args);
  const printed: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (text) => printed.push(text));
  const line = async (wanted: RegExp): Promise<string> => {
    for (;;) {
      const found = printed.find((text) => wanted.test(text));
      if (found) return found;
      await once(lines, 'line');
    }
  };
  const url = await line(/^http:/);
  return { child, url, printed, line };
}

const submission = async () => {
  const photo = await idPhoto();
  const claim = await honestClaim(photo, { at: new Date() });
  return { photo, claim, body: upload(photo, claim) };
};

const post = (url: string, body: FormData) => fetch(`${url}api/receipts`, { method: 'POST', body });

test('serves, prints where but no secret, and stops when told to', async () => {
  const dataDir = temporaryFolder();
  const { child, url, printed, line } = await start(dataDir);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const path = (await line(/token is in/)).replace("The station's token is in ", '');
  expect(path).toBe(join(dataDir, 'station-token'));
  const token = readFileSync(path, 'utf8').trim();

  const { claim, photo, body } = await submission();
  expect((await post(url, body)).status).toBe(201);
  const headers = { authorization: `Bearer ${token}` };
  const kept = await fetch(`${url}api/receipts/${claim.number}/photo`, { headers });
  expect(new Uint8Array(await kept.arrayBuffer())).toEqual(photo);

  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(printed.join('\n')).not.toContain(token);
  expect(printed.join('\n')).not.toContain(claim.number);
});

test('two processes share one port and one store, and end together', async () => {
  const dataDir = temporaryFolder();
  const { child, url, printed } = await start(dataDir, {}, '--workers', '2');
  const submissions = await Promise.all(Array.from({ length: 6 }, submission));
  const answers = await Promise.all(submissions.map(({ body }) => post(url, body)));
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(printed.filter((text) => text === 'Stopping')).toHaveLength(2);
  expect(printed.filter((text) => /^http:/.test(text))).toEqual([url]);
  const { store } = await openKeptBy({ DATA_DIR: dataDir });
  for (const { claim } of submissions) {
    expect((await store.get(claim.number))?.state).toBe('issued');
  }
  expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 6 } });
  await store.close();
});

test('finishes what it has begun before it stops', async () => {
  const { child, url, line } = await start(temporaryFolder());
  const { body } = await submission();
  const encoded = new Response(body);
  const type = encoded.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await encoded.arrayBuffer());
  const sent = request(`${url}api/receipts`, {
    method: 'POST',
    headers: { 'content-type': type, 'content-length': bytes.length, connection: 'close' },
  });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  await new Promise((written) => sent.write(bytes.subarray(0, 1_000), written));
  // An answer to another request shows that the half-sent one has arrived before the signal does.
  expect((await fetch(`${url}healthz`, { headers: { connection: 'close' } })).status).toBe(200);
  child.kill('SIGTERM');
  await line(/^Stopping$/);
  await expect(fetch(`${url}healthz`)).rejects.toThrow();
  sent.end(bytes.subarray(1_000));
  const [response] = await answered;
  expect(response.statusCode).toBe(201);
  response.resume();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('what was acknowledged outlives a kill -9', async () => {
  const dataDir = temporaryFolder();
  const submissions = await Promise.all(Array.from({ length: 9 }, submission));
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const { child, url } = await start(dataDir);
    const exit = once(child, 'exit');
    const posts = submissions.slice(3 * round, 3 * round + 3).map(async ({ body, claim }) => {
      const { status } = await post(url, body);
      child.kill('SIGKILL');
      if (status === 201) acknowledged.push(claim.number);
    });
    await Promise.allSettled(posts);
    expect(await exit).toEqual([null, 'SIGKILL']);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(3);
  const { store } = await openKeptBy({ DATA_DIR: dataDir });
  onTestFinished(() => store.close());
  const vault = openVault(readPhotoKeys(join(dataDir, 'photo-key')));
  for (const { claim, photo } of submissions) {
    if (!acknowledged.includes(claim.number)) continue;
    expect((await store.get(claim.number))?.content?.claim).toEqual(claim);
    const sealed = await store.photo(claim.number);
    expect(new Uint8Array(vault.open(claim.number, sealed!))).toEqual(photo);
  }
});

describe('a body of 100 MB', () => {
  /** Writes until there is an answer or everything is sent. */
  async function flood(sent: ClientRequest): Promise<number | undefined> {
    const chunk = Buffer.alloc(1_000_000);
    let status: number | undefined;
    sent.on('response', (response) => {
      status = response.statusCode;
      response.resume();
    });
    const closed = new Promise<void>((done) => {
      sent.on('error', () => done());
      sent.on('close', () => done());
    });
    for (let i = 0; i < 100 && status === undefined; i++) {
      await Promise.race([new Promise((written) => sent.write(chunk, written)), closed]);
    }
    sent.end();
    await closed;
    return status;
  }

  test.each([
    ['announced', { 'content-length': 100_000_000 }],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('%s is answered 413, and others go on', async (_, length) => {
    const { url } = await start(temporaryFolder());
    const sent = request(`${url}api/receipts`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', ...length },
    });
    expect(await flood(sent)).toBe(413);
    expect((await post(url, (await submission()).body)).status).toBe(201);
  });
});

describe('a slow client', () => {
  /** Opens a connection, says `begin`, then a byte for each answer of another; gives what it hears. */
  async function trickle(url: string, begin: string): Promise<string> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
    });
    socket.on('error', () => {});
    const closed = new Promise<void>((done) => socket.on('close', () => done()));
    socket.write(begin);
    let open = true;
    void closed.then(() => {
      open = false;
    });
    while (open) {
      // Others are served all the while.
      expect((await fetch(`${url}healthz`)).status).toBe(200);
      if (open) socket.write('x');
    }
    return heard;
  }

  const head = 'POST /api/receipts HTTP/1.1\r\nHost: x\r\n';

  test.each([
    ['headers', `${head}X-Slow: `],
    [
      'a body',
      `${head}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n--x\r\n`,
    ],
  ])('that trickles %s is cut off', async (_, begin) => {
    const { url } = await start(temporaryFolder(), { REQUEST_SECONDS: '1' });
    expect(await trickle(url, begin)).toMatch(/^(HTTP\/1.1 408 |$)/);
  });
});

test('a decompression bomb is refused before it is decoded', async () => {
  const { url } = await start(temporaryFolder());
  const { photo, claim } = await submission();
  // The same file, whose header says 65,500 × 65,500 pixels: 17 GB.
  const bomb = photo.slice();
  const frame = Buffer.from(bomb).indexOf(Buffer.from([0xff, 0xc0]));
  bomb.set([0xff, 0xdc, 0xff, 0xdc], frame + 5);
  const honest = await honestClaim(bomb, { at: new Date() });
  const { findings } = claim;
  const response = await post(url, upload(bomb, { ...honest, findings, outcome: 'accept' }));
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ error: { code: 'photo-frame' } });
});

test('what is printed holds no secret, whatever is asked and whatever fails', async () => {
  const dataDir = temporaryFolder();
  const secrets = {
    STATION_TOKEN: newToken(),
    PHOTO_KEY: newPhotoKey(),
    SIGNING_KEYS: JSON.stringify([newSigningKey()]),
  };
  const { child, url, printed } = await start(dataDir, secrets);
  const errors: string[] = [];
  child.stderr?.on('data', (data) => errors.push(String(data)));
  const { claim, body } = await submission();
  await post(url, body);
  const headers = { authorization: `Bearer ${secrets.STATION_TOKEN}` };
  for (const path of [claim.number, `${claim.number}/photo`, secrets.STATION_TOKEN, '%00', 'x'])
    await fetch(`${url}api/receipts/${path}`, { headers });
  child.kill('SIGTERM');
  await once(child, 'close');
  const everything = [...printed, ...errors].join('\n');
  expect(everything).toContain('/api/receipts/:number/photo');
  const { d } = JSON.parse(secrets.SIGNING_KEYS)[0];
  for (const secret of [secrets.STATION_TOKEN, secrets.PHOTO_KEY, d, claim.number, claim.nonce])
    expect(everything).not.toContain(secret);
});

test.each([
  [{ PORT: 'http' }, /^PORT must be a whole number/],
  [{ STATION_TOKEN: 'hunter2' }, /^STATION_TOKEN must be/],
  [{ DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/x' }, /^Cannot start: /m],
])('does not start with %j', async (env, message) => {
  const child = run(env);
  let errors = '';
  child.stderr?.on('data', (data) => {
    errors += data;
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(errors).toMatch(message);
  expect(errors).not.toContain('hunter2');
});

test('a port in use is said in one line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    other.close();
  });
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const child = run({ PORT: String(port), DATA_DIR: temporaryFolder() });
  let errors = '';
  child.stderr?.on('data', (data) => {
    errors += data;
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(errors).toMatch(
    new RegExp(`^Cannot listen on 127\\.0\\.0\\.1 port ${port}: .*address already in use.*\\n$`),
  );
});
