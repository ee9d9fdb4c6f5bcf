import { describe, expect, test } from 'vitest';
import { enQa } from './en.qa.ts';
import { zhCNQa } from './zh-CN.qa.ts';

/** Every string, by its path; functions are templates and have none. */
function strings(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}.${key}`));
}

describe.each([
  ['zh-CN', zhCNQa],
  ['en', enQa],
])('%s', (_, messages) => {
  test('has no empty string', () => {
    expect(strings(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

test('nothing is left untranslated', () => {
  const chinese = new Map(strings(zhCNQa));
  expect(strings(enQa).filter(([path, text]) => chinese.get(path) === text)).toEqual([]);
});

test('Chinese is punctuated as Chinese', () => {
  expect(strings(zhCNQa).filter(([, text]) => /\p{Script=Han}[,;:!?]/u.test(text))).toEqual([]);
});
