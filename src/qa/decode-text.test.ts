import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

test.each([
  ['UTF-8', [0xe7, 0x85, 0xa7]],
  ['GB 18030', [0xd5, 0xd5]],
  ['UTF-16 LE', [0xff, 0xfe, 0x67, 0x71]],
  ['UTF-16 BE', [0xfe, 0xff, 0x71, 0x67]],
])('照 in %s', (_, bytes) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe('照');
});
