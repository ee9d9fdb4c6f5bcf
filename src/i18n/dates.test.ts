import { expect, test } from 'vitest';
import { formatDay, formatTime } from './dates.ts';

test('a day is the day in China', () => {
  expect(formatDay('2026-01-01T16:00:00Z', 'zh-CN')).toBe('2026年1月2日');
  expect(formatDay('2026-01-01T15:59:59Z', 'en-GB')).toBe('1 Jan 2026');
});

test('a time is the time in China', () => {
  expect(formatTime('2026-01-01T16:05:00Z', 'zh-CN')).toBe('2026年1月2日 00:05');
});
