import { expect, test } from 'vitest';
import type { CheckId } from '../../checks/index.ts';
import { judge } from '../../engine/verdict.ts';
import { judgeAgain } from '../../qa/rejudge.ts';
import { makeReport, type PhotoRow } from '../../qa/report.ts';
import { defaultSpec } from '../../specs/index.ts';
import { judgeChanged } from './judge-changed.ts';
import { type LimitKey, withLimit } from './limits.ts';

const ids = Object.keys(defaultSpec.rules) as CheckId[];

/** Values on both sides of most limits, and some that are missing. */
const rows = Array.from({ length: 60 }, (_, n): PhotoRow => {
  const file = `${n}.jpg`;
  if (n === 7) return { file, ms: 1, findings: [], error: 'video' };
  const values: Partial<Record<CheckId, number>> = {
    'pose-yaw': n - 30,
    'head-top-gap': n / 2,
    'eye-line': 190 + n,
    sharpness: n / 60,
  };
  const measured = new Map(
    ids.map((id) => {
      const value = values[id];
      return [id, value === undefined ? { unknown: 'no-face' } : { value }];
    }),
  );
  const { outcome, findings } = judge(measured, defaultSpec);
  return { file, ms: 1, outcome, findings };
});
const facts = { spec: 'cn-resident-id@1.0.0', engine: '', models: '', mode: 'auto' } as const;
const report = makeReport(facts, rows);

test.each<[CheckId, Partial<Record<LimitKey, number>>]>([
  ['pose-yaw', { max: 20 }],
  ['sharpness', { min: 0.5, grey: 0.1 }],
  ['eye-line', { min: 230 }],
  ['head-top-gap', { min: 15 }],
])('it says of %s what judging everything again says', (check, change) => {
  const spec = withLimit(defaultSpec, defaultSpec, check, change);
  expect(spec).toBeDefined();
  expect(spec && judgeChanged(report, defaultSpec, spec)).toEqual(spec && judgeAgain(report, spec));
});
