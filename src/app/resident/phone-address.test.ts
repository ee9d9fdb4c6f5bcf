import { expect, test } from 'vitest';
import { phoneAddress } from './phone-address.ts';

test('keeps the document and the language, and drops all else', () => {
  expect(phoneAddress('https://photo.example/?elder&lang=en#privacy', 'us-visa', 'zh-CN')).toBe(
    'https://photo.example/?spec=us-visa&lang=zh-CN',
  );
});
