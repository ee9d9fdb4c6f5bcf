import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../samples.testing.ts';
import { CorruptRow } from '../store/store.ts';
import { newPhotoKey, openVault, parsePhotoKeys, readPhotoKeys } from './vault.ts';

const number = '26112385540264076434';
const photo = Buffer.from('a face that nobody but the station shall see');
const keys = (text: string) => parsePhotoKeys(text) ?? [];

describe('a sealed photo', () => {
  const vault = openVault(keys(newPhotoKey()));

  test('opens, and shows nothing before', () => {
    const sealed = vault.seal(number, photo);
    expect(sealed.keyId).toMatch(/^[0-9a-f]{16}$/);
    expect(sealed.sealed).toHaveLength(photo.length + 28);
    expect(Buffer.from(sealed.sealed).includes('face')).toBe(false);
    expect(vault.open(number, sealed)).toEqual(photo);
  });

  test('is never sealed the same way twice', () => {
    expect(vault.seal(number, photo).sealed).not.toEqual(vault.seal(number, photo).sealed);
  });

  test('does not open under another number', () => {
    const sealed = vault.seal(number, photo);
    expect(() => vault.open('26112300000000000002', sealed)).toThrow(CorruptRow);
  });

  test('does not open with any byte changed, or cut short', () => {
    const { keyId, sealed } = vault.seal(number, photo);
    for (let i = 0; i < sealed.length; i++) {
      const changed = Uint8Array.from(sealed);
      changed[i] ^= 1;
      expect(() => vault.open(number, { keyId, sealed: changed })).toThrow(CorruptRow);
      expect(() => vault.open(number, { keyId, sealed: sealed.slice(0, i) })).toThrow(CorruptRow);
    }
  });

  test('does not open with another key, and the error shows none', () => {
    const sealed = vault.seal(number, photo);
    expect(() => openVault(keys(newPhotoKey())).open(number, sealed)).toThrow(
      /^photo sealed with the unknown key [0-9a-f]{16}$/,
    );
  });

  test('opens after a rotation, and the new key seals', () => {
    const [old, fresh] = [newPhotoKey(), newPhotoKey()];
    const before = openVault(keys(old));
    const after = openVault(keys(`${fresh},${old}`));
    const sealed = before.seal(number, photo);
    expect(after.open(number, sealed)).toEqual(photo);
    expect(after.seal(number, photo).keyId).toBe(after.keyId);
    expect(after.keyId).not.toBe(before.keyId);
    expect(after.pseudonym('10.0.0.1')).toBe(before.pseudonym('10.0.0.1'));
  });

  test('does not open without a key, whatever the row says', () => {
    expect(() => vault.open(number, { keyId: '', sealed: photo })).toThrow(CorruptRow);
  });

  test('has keys that vouch for rows too, each for what it was given alone', () => {
    const [old, fresh] = [newPhotoKey(), newPhotoKey()];
    const mac = openVault(keys(old)).mac('a row');
    const after = openVault(keys(`${fresh},${old}`));
    expect(after.isMac('a row', mac)).toBe(true);
    expect(after.isMac('a row', after.mac('a row'))).toBe(true);
    expect(after.isMac('another', mac)).toBe(false);
    expect(openVault(keys(fresh)).isMac('a row', mac)).toBe(false);
    expect(after.isMac('a row', '')).toBe(false);
  });
});

describe('the keys in a file', () => {
  test('are made once, for this user alone', () => {
    const path = join(temporaryFolder(), 'photo-key');
    const made = readPhotoKeys(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readPhotoKeys(path)).toEqual(made);
    expect(readFileSync(path, 'utf8').trim()).toBe(made[0].toString('base64'));
  });

  test('malformed keys are an error that does not repeat them', () => {
    const path = join(temporaryFolder(), 'photo-key');
    writeFileSync(path, 'hunter2');
    expect(() => readPhotoKeys(path)).toThrow(`There is no usable photo key in ${path}`);
  });
});
