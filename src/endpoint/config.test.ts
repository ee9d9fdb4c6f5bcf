import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const token = 'k7~Jx.secret_secret-0+/A==';

test('defaults', () => {
  expect(readConfig({ PATH: '/bin' })).toEqual({
    ok: true,
    config: { port: 8080, host: '127.0.0.1', dataDir: './data', retentionDays: 180 },
  });
});

test('everything given', () => {
  expect(
    readConfig({
      PORT: '0',
      HOST: '::',
      DATA_DIR: '/var/lib/receipts',
      STATION_TOKEN: token,
      RETENTION_DAYS: '30',
    }),
  ).toEqual({
    ok: true,
    config: {
      port: 0,
      host: '::',
      dataDir: '/var/lib/receipts',
      stationToken: token,
      retentionDays: 30,
    },
  });
});

describe('refuses', () => {
  test.each([
    ['PORT', '', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '80a', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '65536', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '8e3', 'PORT must be a whole number from 0 to 65535'],
    ['HOST', ' ', 'HOST must not be empty'],
    ['DATA_DIR', '', 'DATA_DIR must not be empty'],
    ['RETENTION_DAYS', '0', 'RETENTION_DAYS must be a whole number from 1 to 3650'],
    ['RETENTION_DAYS', '3651', 'RETENTION_DAYS must be a whole number from 1 to 3650'],
    ['RETENTION_DAYS', '1.5', 'RETENTION_DAYS must be a whole number from 1 to 3650'],
  ])('%s=%s', (name, value, message) => {
    expect(readConfig({ [name]: value })).toEqual({ ok: false, errors: [message] });
  });

  test.each(['', 'short', 'has a space in it somewhere', `${token}\n`])(
    'a station token like %j, without repeating it',
    (value) => {
      const read = readConfig({ STATION_TOKEN: value });
      expect(read.ok ? [] : read.errors).toEqual([
        expect.stringMatching(/^STATION_TOKEN must be /),
      ]);
      if (value) expect(JSON.stringify(read)).not.toContain(value.trim());
    },
  );

  test('several things at once, naming each', () => {
    const read = readConfig({ PORT: 'x', RETENTION_DAYS: 'y' });
    expect(read.ok ? [] : read.errors).toHaveLength(2);
  });
});
