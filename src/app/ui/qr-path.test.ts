import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

test('20 digits fit the smallest code, with a quiet zone of four modules', () => {
  const { path, size } = qrPath('26112312345678901297');
  expect(size).toBe(21 + 2 * 4);
  expect(path.startsWith('M4 4h1v1h-1z')).toBe(true);
  const columns = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(Math.min(...columns)).toBe(4);
  expect(Math.max(...columns)).toBe(24);
});

test('other digits make another code', () => {
  expect(qrPath('26112312345678901297').path).not.toBe(qrPath('26112312345678901200').path);
});
