import { expect, test } from 'vitest';
import type { Disagreement } from '../../receipt/answers.ts';
import { groupsOf } from './disagreements.ts';

const rate = (count: number, of: number) => ({ count, of, rate: count / of, low: 0, high: 1 });
const row = (check: string, own: Partial<Disagreement> = {}): Disagreement => ({
  spec: 'a@1',
  engine: '0.7.0',
  check,
  ...own,
});

test('tables are of one document and program, with the checks that somebody did not believe', () => {
  const limit = { side: 'max', value: 1, before: 2, after: 1 } as const;
  const kept = [row(''), row('x', { accepted: rate(1, 2) }), row('y', { limit })];
  const left = [row('z', { accepted: rate(0, 2), refused: rate(5, 9) }), row('u')];
  const other = row('', { engine: '0.6.0' });
  expect(groupsOf({ decisions: 9, disagreements: [...kept, ...left, other] })).toEqual([
    { spec: 'a@1', engine: '0.7.0', rows: kept },
    { spec: 'a@1', engine: '0.6.0', rows: [other] },
  ]);
});
