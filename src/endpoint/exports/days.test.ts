import { expect, test } from 'vitest';
import { daysOfChina } from './days.ts';

test('both days are included, and begin at midnight in China', () => {
  expect(daysOfChina('2026-11-29', '2026-11-30')).toEqual({
    from: '2026-11-28T16:00:00.000Z',
    before: '2026-11-30T16:00:00.000Z',
  });
});

test.each([
  ['2026-11-30', '2026-11-29'],
  ['2026-02-30', '2026-03-01'],
  ['2026-11-3', '2026-11-30'],
  ['', '2026-11-30'],
])('%s to %s is no span of days', (first, last) => {
  expect(daysOfChina(first, last)).toBeUndefined();
});
