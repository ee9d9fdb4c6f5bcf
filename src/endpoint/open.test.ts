import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from './config.ts';
import { openEndpoint, stationToken } from './open.ts';
import { temporaryFolder } from './samples.testing.ts';

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
