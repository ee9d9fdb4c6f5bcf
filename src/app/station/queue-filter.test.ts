import { expect, test } from 'vitest';
import type { Queued, ReceiptStatus } from '../../receipt/answers.ts';
import { everyReceipt, shownBy } from './queue-filter.ts';

const receipt = (number: string, status: ReceiptStatus): Queued => ({
  number,
  status,
  issuedAt: '2026-01-02T03:04:05Z',
  assessedBy: 'self',
  outcome: 'accept',
});

const today = [
  receipt('26010212345678901234', 'review'),
  receipt('26010212345678905678', 'issued'),
  receipt('26010200000000001234', 'redeemed'),
  receipt('26010200000000005555', 'withdrawn'),
];

const shown = (change: Partial<typeof everyReceipt>) =>
  shownBy({ ...everyReceipt, ...change }, today).map((one) => today.indexOf(one));

test('by what is to be done with them', () => {
  expect(shown({})).toEqual([0, 1, 2, 3]);
  expect(shown({ state: 'review' })).toEqual([0]);
  expect(shown({ state: 'issued' })).toEqual([1]);
  expect(shown({ state: 'settled' })).toEqual([2, 3]);
});

test('by digits of the number, however they are grouped', () => {
  expect(shown({ text: '1234' })).toEqual([0, 1, 2]);
  expect(shown({ text: ' 8901 234' })).toEqual([0]);
  expect(shown({ text: '9999' })).toEqual([]);
});

test('by both', () => {
  expect(shown({ state: 'settled', text: '1234' })).toEqual([2]);
});
