import { describe, expect, test } from 'vitest';
import { profileName } from './icc.ts';

const letters = (text: string) => Array.from(text, (c) => c.charCodeAt(0));
const utf16 = (text: string) => letters(text).flatMap((code) => [code >> 8, code & 0xff]);
const uint32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

/** A profile with a tag that says nothing, and then one with its description. */
function profileOf(signature: string, content: readonly number[]): Uint8Array {
  const start = 128 + 4 + 2 * 12;
  const table = [
    ...uint32(2),
    ...[...letters('cprt'), ...uint32(0), ...uint32(0)],
    ...[...letters(signature), ...uint32(start), ...uint32(content.length)],
  ];
  return Uint8Array.from([...new Array(128).fill(0), ...table, ...content]);
}

const description = (text: string) => [
  ...letters('desc'),
  ...uint32(0),
  ...uint32(text.length + 1),
  ...letters(text),
  ...new Array(20).fill(0),
];
const localised = (text: string) => [
  ...letters('mluc'),
  ...uint32(0),
  ...uint32(1),
  ...uint32(12),
  ...letters('enUS'),
  ...uint32(2 * text.length),
  ...uint32(28),
  ...utf16(text),
];

describe('profileName', () => {
  test('of version 2: plain text', () => {
    expect(profileName(profileOf('desc', description('sRGB IEC61966-2.1')))).toBe(
      'sRGB IEC61966-2.1',
    );
  });

  test('of version 4: localised text', () => {
    expect(profileName(profileOf('desc', localised('Display P3')))).toBe('Display P3');
  });

  test('is empty where the profile has none', () => {
    expect(profileName(profileOf('wtpt', description('no name')))).toBe('');
    expect(profileName(new Uint8Array(0))).toBe('');
    expect(profileName(new Uint8Array(131))).toBe('');
    expect(profileName(new Uint8Array(500))).toBe('');
  });

  test('is empty, or cut, where the profile ends too early', () => {
    for (const content of [description('Adobe RGB (1998)'), localised('Display P3')]) {
      const profile = profileOf('desc', content);
      const name = profileName(profile);
      for (let length = 0; length < profile.length; length++) {
        expect(name).toContain(profileName(profile.subarray(0, length)));
      }
    }
  });

  test('ignores a count of tags, an offset or a length that is impossible', () => {
    const tags = profileOf('none', []);
    tags.set(uint32(0xffffffff), 128);
    expect(profileName(tags)).toBe('');
    const offset = profileOf('desc', description('far'));
    offset.set(uint32(0xfffffff0), 128 + 4 + 12 + 4);
    expect(profileName(offset)).toBe('');
    const length = profileOf('desc', description('x'.repeat(500)));
    length.set(uint32(0xffffffff), 128 + 4 + 24 + 8);
    expect(profileName(length)).toBe('x'.repeat(200));
  });
});
