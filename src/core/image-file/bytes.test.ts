import { expect, test } from 'vitest';
import { latin1, startsWith, viewOf } from './bytes.ts';

const bytes = Uint8Array.of(0x7f, 0x52, 0x49, 0x46, 0x46, 0x00, 0xff, 0xe9);

test('viewOf sees what the bytes see, also of a part', () => {
  expect(viewOf(bytes).byteLength).toBe(8);
  const part = viewOf(bytes.subarray(6));
  expect(part.byteLength).toBe(2);
  expect(part.getUint16(0)).toBe(0xffe9);
});

test('latin1 has one character per byte, and ends where the bytes end', () => {
  expect(latin1(bytes, 1, 4)).toBe('RIFF');
  expect(latin1(bytes, 5, 3)).toBe('\0ÿé');
  expect(latin1(bytes, 6, 100)).toBe('ÿé');
  expect(latin1(bytes, 8, 4)).toBe('');
  expect(latin1(bytes, 100, 4)).toBe('');
});

test('startsWith', () => {
  expect(startsWith(bytes, 1, 'RIFF')).toBe(true);
  expect(startsWith(bytes, 0, 'RIFF')).toBe(false);
  expect(startsWith(bytes, 6, 'ÿéx')).toBe(false);
  expect(startsWith(bytes, 100, 'R')).toBe(false);
});
