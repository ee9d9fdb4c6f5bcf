import { describe, expect, test } from 'vitest';
import { checks } from '../checks/index.ts';
import type { Rule } from '../engine/spec.ts';
import { specs } from '../specs/index.ts';
import { enQa } from './en.qa.ts';
import { enSheet } from './en.sheet.ts';
import { en } from './en.ts';
import type { Messages } from './messages.ts';
import { zhCNQa } from './zh-CN.qa.ts';
import { zhCNSheet } from './zh-CN.sheet.ts';
import { zhCN } from './zh-CN.ts';

/** With the words of the QA page and of the sheet, which the other pages do not load. */
const chinese = { ...zhCN, qa: zhCNQa, sheet: zhCNSheet };
const english = { ...en, qa: enQa, sheet: enSheet };

/** Every string, by its path. Functions are templates and are left out. */
function strings(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}.${key}`));
}

const fixes = ({ checks, shortfall, refusal, unknown, shared }: Messages) =>
  strings({
    checks: Object.values(checks).map(({ fix }) => fix),
    shortfall,
    troubles: [refusal, unknown, shared.problem].flatMap((set) =>
      Object.values(set).map(({ fix }) => fix),
    ),
  }).map(([, text]) => text);

describe.each([
  ['zh-CN', chinese],
  ['en', english],
])('%s', (_, messages) => {
  test('has no empty string', () => {
    expect(strings(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('has advice wherever a spec can give some', () => {
    for (const { rules } of Object.values(specs)) {
      const advising = Object.entries(rules as Record<string, Rule>)
        .filter(([, rule]) => rule.ideal || rule.givesWayTo)
        .map(([id]) => id);
      const withAdvice = checks.filter(({ id }) => 'advice' in messages.checks[id]);
      expect(withAdvice.map(({ id }) => id)).toEqual(expect.arrayContaining(advising));
    }
  });
});

test('every Chinese fix is one short sentence', () => {
  for (const fix of fixes(zhCN)) {
    expect(fix).toMatch(/^[^。！？]+。$/);
    expect(fix.length, fix).toBeLessThanOrEqual(40);
  }
});

test('Chinese is punctuated as Chinese', () => {
  const halfWidth = strings(chinese).filter(([, text]) => /\p{Script=Han}[,;:!?]/u.test(text));
  expect(halfWidth).toEqual([]);
});

test('every English fix is short', () => {
  for (const fix of fixes(en)) {
    expect(fix).toMatch(/[.]$/);
    expect(fix.length, fix).toBeLessThanOrEqual(80);
  }
});

test('nothing is left untranslated', () => {
  const translated = new Map(strings(chinese));
  const same = strings(english).filter(([path, text]) => translated.get(path) === text);
  expect(same).toEqual([]);
});

test('turning is always towards the person’s own side', () => {
  // Yaw above the limit: the nose points to the image's right, which is the subject's left.
  expect(zhCN.checks['pose-yaw'].fix.high).toContain('向右');
  expect(en.checks['pose-yaw'].fix.high).toContain('your right');
  // Roll above the limit: the crown leans to the image's right, the subject's left.
  expect(zhCN.checks['pose-roll'].fix.high).toContain('向右');
  expect(en.checks['pose-roll'].fix.high).toContain('your right');
});
