import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openEndpoint, stationToken } from './open.ts';
import { temporaryFolder } from './samples.ts';

const newDir = () => join(temporaryFolder(), 'deep', 'data');

function open(dataDir: string, configured?: string) {
  const endpoint = openEndpoint({
    dataDir,
    retentionDays: 180,
    ...(configured && { stationToken: configured }),
  });
  onTestFinished(() => endpoint.close());
  return endpoint;
}

const lookUp = async ({ app }: ReturnType<typeof open>, token: string) =>
  (await app.request('/api/receipts/1', { headers: { authorization: `Bearer ${token}` } })).status;

describe('the station token', () => {
  test('is made once, for this user alone, and works', async () => {
    const dataDir = newDir();
    const first = open(dataDir);
    expect(first.tokenPath).toBe(join(dataDir, 'station-token'));
    expect(statSync(join(dataDir, 'station-token')).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const token = readFileSync(join(dataDir, 'station-token'), 'utf8').trim();
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(await lookUp(first, token)).toBe(400);
    expect(await lookUp(open(dataDir), token)).toBe(400);
    expect(await lookUp(open(newDir()), token)).toBe(401);
  });

  test('that is configured is used, and no file is made', async () => {
    const token = 'configured-token-0123456789';
    const dataDir = newDir();
    const endpoint = open(dataDir, token);
    expect(endpoint.tokenPath).toBeUndefined();
    expect(() => statSync(join(dataDir, 'station-token'))).toThrow('ENOENT');
    expect(await lookUp(endpoint, token)).toBe(400);
  });

  test('in a file that holds none is an error that does not repeat it', () => {
    const path = join(temporaryFolder(), 'station-token');
    writeFileSync(path, 'half');
    expect(() => stationToken(path)).toThrow(`There is no usable token in ${path}`);
  });
});
