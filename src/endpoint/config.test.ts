import { BlockList } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { newSigningKey } from './keys/signing-keys.ts';
import { newPhotoKey } from './keys/vault.ts';

const signingKey = newSigningKey();
const photoKey = newPhotoKey();
const token = 'k7~Jx.secret_secret-0+/A==';

test('defaults', () => {
  expect(readConfig({ PATH: '/bin' })).toEqual({
    ok: true,
    config: {
      port: 8080,
      host: '127.0.0.1',
      dataDir: './data',
      receiptSpecs: ['cn-resident-id'],
      exportName: expect.any(Function),
      proxies: new BlockList(),
      https: false,
      requestSeconds: 30,
      rates: { submit: 120, challenge: 120, lookup: 240, review: 60 },
    },
  });
});

test('everything given', () => {
  expect(
    readConfig({
      PORT: '0',
      HOST: '::',
      DATA_DIR: '/var/lib/receipts',
      STATION_TOKEN: token,
      DATABASE_URL: 'postgres://user:word@db/receipts',
      OPERATOR_FILE: '/etc/operator.json',
      RETENTION_DAYS: '30',
      SETTLED_DAYS: '0',
      RECEIPT_SPECS: 'cn-resident-id, cn-residence-permit',
      SIGNING_KEYS: JSON.stringify([signingKey]),
      PHOTO_KEY: photoKey,
      TRUST_PROXY: '10.0.0.0/8',
      PUBLIC_URL: 'https://photo.example.org',
      REQUEST_SECONDS: '5',
      SUBMITS_PER_MINUTE: '7',
      LOOKUPS_PER_MINUTE: '8',
    }),
  ).toEqual({
    ok: true,
    config: {
      port: 0,
      host: '::',
      dataDir: '/var/lib/receipts',
      databaseUrl: 'postgres://user:word@db/receipts',
      stationToken: token,
      operatorFile: '/etc/operator.json',
      retentionDays: 30,
      settledDays: 0,
      receiptSpecs: ['cn-resident-id', 'cn-residence-permit'],
      exportName: expect.any(Function),
      signingKeys: [signingKey],
      photoKeys: [Buffer.from(photoKey, 'base64')],
      proxies: expect.any(BlockList),
      origin: 'https://photo.example.org',
      https: true,
      requestSeconds: 5,
      rates: { submit: 7, challenge: 7, lookup: 8, review: 60 },
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
    ['RECEIPT_SPECS', '', 'RECEIPT_SPECS must be ids of documents, parted by commas'],
    [
      'RECEIPT_SPECS',
      'cn-resident-id,x',
      'RECEIPT_SPECS must be ids of documents, parted by commas',
    ],
    ['OPERATOR_FILE', '', 'OPERATOR_FILE must not be empty'],
    ['RETENTION_DAYS', '0', 'RETENTION_DAYS must be a whole number from 1 to 3650'],
    ['RETENTION_DAYS', '3651', 'RETENTION_DAYS must be a whole number from 1 to 3650'],
    ['RETENTION_DAYS', '1.5', 'RETENTION_DAYS must be a whole number from 1 to 3650'],
  ])('%s=%s', (name, value, message) => {
    expect(readConfig({ [name]: value })).toEqual({ ok: false, errors: [message] });
  });

  test.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db'],
    ['SIGNING_KEYS', '{"d":"hunter2"}'],
    ['SIGNING_KEYS', '[]'],
    ['SIGNING_KEYS', JSON.stringify([{ ...signingKey, d: 'hunter2' }])],
    ['PHOTO_KEY', 'hunter2'],
    ['PHOTO_KEY', ''],
    ['PHOTO_KEY', `${photoKey},hunter2`],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'hunter2'],
    ['PUBLIC_URL', 'photo.example.org'],
    ['PUBLIC_URL', 'ftp://hunter2/'],
    ['PUBLIC_URL', 'https://example.org/path/hunter2'],
  ])('%s=%s, naming it without repeating it', (name, value) => {
    const read = readConfig({ [name]: value });
    expect(read.ok ? [] : read.errors).toEqual([expect.stringMatching(`^${name} must be`)]);
    expect(JSON.stringify(read)).not.toContain('hunter2');
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
