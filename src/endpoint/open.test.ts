import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keys } from './commands/keys.ts';
import { readConfig } from './config.ts';
import { newSigningKey } from './keys/signing-keys.ts';
import { newPhotoKey } from './keys/vault.ts';
import { openEndpoint, openKeptBy, stationToken } from './open.ts';
import { now, temporaryFolder } from './samples.testing.ts';

const newDir = () => join(temporaryFolder(), 'deep', 'data');

async function open(dataDir: string, configured?: string) {
  const read = readConfig({ DATA_DIR: dataDir, ...(configured && { STATION_TOKEN: configured }) });
  if (!read.ok) throw new Error(read.errors.join());
  const endpoint = await openEndpoint(read.config, undefined, silent);
  onTestFinished(() => endpoint.close());
  return endpoint;
}

const silent = { info: () => {}, error: () => {} };

const lookUp = async ({ app }: Awaited<ReturnType<typeof open>>, token: string) =>
  (await app.request('/api/receipts/1', { headers: { authorization: `Bearer ${token}` } })).status;

describe('keys that are not those of the store', () => {
  const secretFiles = (dataDir: string) =>
    Object.fromEntries(
      readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
        .filter((name) =>
          /^(receipts\.db|photo-key|station-token|audit-heads|keys.*json)$/.test(name),
        )
        .map((name) => [name, readFileSync(join(dataDir, name))]),
    );

  /** A data directory with an entry, a photo and heads, closed again. */
  async function used() {
    const dataDir = newDir();
    const { store } = await openKeptBy({ DATA_DIR: dataDir });
    await store.record({ at: now.toISOString(), action: 'queue-seen', by: 'station-7' });
    await store.close();
    return dataDir;
  }

  async function start(dataDir: string, env: Record<string, string> = {}) {
    const read = readConfig({ DATA_DIR: dataDir, ...env });
    if (!read.ok) throw new Error(read.errors.join());
    await (await openEndpoint(read.config, undefined, silent)).close();
  }

  test.each([
    [
      'another signing key',
      { SIGNING_KEYS: JSON.stringify([newSigningKey()]) },
      /the signing key \d{8}\./,
    ],
    ['another photo key', { PHOTO_KEY: newPhotoKey() }, /the photo key [0-9a-f]{16}\./],
  ])('%s is refused in one line, and nothing is written', async (_, env, why) => {
    const dataDir = await used();
    const before = secretFiles(dataDir);
    await expect(start(dataDir, env)).rejects.toThrow(why);
    await expect(start(dataDir, env)).rejects.toThrow(/^.+$/);
    expect(secretFiles(dataDir)).toEqual(before);
    await start(dataDir);
  });

  test.each(['keys', 'photo-key'])('where %s is lost, none is made in its place', async (name) => {
    const dataDir = await used();
    rmSync(join(dataDir, name), { recursive: true });
    const before = secretFiles(dataDir);
    await expect(start(dataDir)).rejects.toThrow(
      `The store was written with keys, and there are none in ${join(dataDir, name)}`,
    );
    expect(secretFiles(dataDir)).toEqual(before);
  });

  test('heads that another key signed are not added to', async () => {
    const path = join(temporaryFolder(), 'heads');
    await start(newDir(), { AUDIT_HEADS_FILE: path });
    const heads = readFileSync(path);
    const dataDir = newDir();
    await expect(start(dataDir, { AUDIT_HEADS_FILE: path })).rejects.toThrow(
      /holds heads that the key \d{8} signed, which is not given$/,
    );
    expect(readFileSync(path)).toEqual(heads);
    expect(existsSync(join(dataDir, 'station-token'))).toBe(false);
  });

  test('keys that were rotated as the document says are those of the store', async () => {
    const dataDir = await used();
    for (const verb of ['rotate', 'rotate-photo'] as const) {
      expect((await keys(verb, { DATA_DIR: dataDir })).ok).toBe(true);
    }
    await start(dataDir);
    expect((await keys('reseal', { DATA_DIR: dataDir })).ok).toBe(true);
    // The old photo key is not needed any more, nor the old signing key's private half.
    const photo = readFileSync(join(dataDir, 'photo-key'), 'utf8').split('\n')[0] ?? '';
    writeFileSync(join(dataDir, 'photo-key'), photo);
    const old = join(dataDir, 'keys', 'signing-0001.json');
    const { d: _, ...half } = JSON.parse(readFileSync(old, 'utf8'));
    writeFileSync(old, JSON.stringify(half));
    await start(dataDir);
    rmSync(old);
    await expect(start(dataDir)).rejects.toThrow(/the signing key \d{8}\./);
  });
});

describe('the station token', () => {
  test('is made once, for this user alone, and works', async () => {
    const dataDir = newDir();
    const first = await open(dataDir);
    expect(first.tokenPath).toBe(join(dataDir, 'station-token'));
    expect(statSync(join(dataDir, 'station-token')).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const token = readFileSync(join(dataDir, 'station-token'), 'utf8').trim();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await lookUp(first, token)).toBe(400);
    expect(await lookUp(await open(dataDir), token)).toBe(400);
    expect(await lookUp(await open(newDir()), token)).toBe(401);
  });

  test('that is configured is used, and no file is made', async () => {
    const token = 'configured-token-0123456789';
    const dataDir = newDir();
    const endpoint = await open(dataDir, token);
    expect(endpoint.tokenPath).toBeUndefined();
    expect(() => statSync(join(dataDir, 'station-token'))).toThrow('ENOENT');
    expect(await lookUp(endpoint, token)).toBe(400);
  });

  test('is revoked by the word off, configured or in the file', async () => {
    const dataDir = newDir();
    await open(dataDir);
    const path = join(dataDir, 'station-token');
    const token = readFileSync(path, 'utf8').trim();
    const configured = await open(dataDir, 'off');
    writeFileSync(path, 'off\n');
    for (const revoked of [configured, await open(dataDir)]) {
      expect(await lookUp(revoked, token)).toBe(401);
      expect(await lookUp(revoked, 'off')).toBe(401);
    }
  });

  test('in a file that holds none is an error that does not repeat it', () => {
    const path = join(temporaryFolder(), 'station-token');
    writeFileSync(path, 'half');
    expect(() => stationToken(path)).toThrow(`There is no usable token in ${path}`);
  });
});
