import { expect, test } from 'vitest';
import { addressOf, photoOf } from './photo-address.ts';

test.each(['a.jpg', 'sub/b c.jpg', '照片/张三 & 李四#1+2%.jpg', 'é=ü?.png'])('%s', (file) => {
  expect(addressOf(file)).toMatch(/^#photo=[\w.%+*-]+$/);
  expect(photoOf(addressOf(file))).toBe(file);
});

test('other addresses name no photo', () => {
  for (const hash of ['', '#', '#main', '#photos=a']) expect(photoOf(hash)).toBeUndefined();
});
