import { expect, test } from 'vitest';
import { readOwnReceipts } from './own-receipts.ts';

const now = new Date('2026-11-23T04:00:00.000Z');
const receipt = (number: string, expiresAt: string) => ({
  number,
  issuedAt: '2026-11-01T00:00:00.000Z',
  expiresAt,
  secret: 'a'.repeat(64),
});

test('what has expired is forgotten', () => {
  const kept = receipt('26112385540264076434', '2026-11-23T04:00:00.001Z');
  const gone = receipt('26112385540264076435', '2026-11-23T04:00:00.000Z');
  expect(readOwnReceipts(JSON.stringify([kept, gone]), now)).toEqual([kept]);
});

test.each([null, '', '{', '{}', '[1]', '[{"number":"1"}]'])('%s holds none', (text) => {
  expect(readOwnReceipts(text, now)).toEqual([]);
});
