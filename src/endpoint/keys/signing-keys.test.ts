import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../samples.testing.ts';
import { newSigningKey, readSigningKeys, rotateSigningKey, signingKeys } from './signing-keys.ts';

test('a key is made at the first start, for this user alone, and kept', () => {
  const dir = join(temporaryFolder(), 'keys');
  const [key] = readSigningKeys(dir);
  expect(readSigningKeys(dir)).toEqual([key]);
  expect(readdirSync(dir)).toEqual(['signing-0001.json']);
  expect(statSync(join(dir, 'signing-0001.json')).mode & 0o777).toBe(0o600);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

test('after a rotation the new key signs and the older ones verify', () => {
  const dir = join(temporaryFolder(), 'keys');
  const before = signingKeys(readSigningKeys(dir));
  const kid = rotateSigningKey(dir);
  const after = signingKeys(readSigningKeys(dir));
  expect(after.kid).toBe(kid);
  expect(after.jwks.keys.map((key) => key.kid)).toEqual([kid, before.kid]);
});

test('a file that holds no key is an error that does not repeat it', () => {
  const dir = join(temporaryFolder(), 'keys');
  readSigningKeys(dir);
  writeFileSync(join(dir, 'signing-0002.json'), '{"d":"hunter2"}');
  expect(() => readSigningKeys(dir)).toThrow(/^There is no usable signing key in .*0002.json$/);
});

test('the same key twice is an error', () => {
  const key = newSigningKey();
  expect(() => signingKeys([key, key])).toThrow('Two signing keys have the same id');
});
