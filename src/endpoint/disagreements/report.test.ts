import { expect, test } from 'vitest';
import { defaultSpec, specs } from '../../specs/index.ts';
import { wilson } from '../../statistics/rate.ts';
import type { Tally } from '../store/store.ts';
import { reportDisagreements } from './report.ts';

const spec = `${defaultSpec.id}@${defaultSpec.version}`;

const tally = (
  status: Tally['status'],
  decision: Tally['decision'],
  count: number,
  own: Partial<Tally> = {},
): Tally => ({ spec, engine: '0.7.0', check: '', bin: '', status, decision, count, ...own });

test('nothing decided is an empty report', () => {
  expect(reportDisagreements([], specs)).toEqual({ decisions: 0, disagreements: [] });
});

test('what passed and was sent back, and what did not and was taken, with intervals', () => {
  const tallies = [
    tally('pass', 'redeemed', 90),
    tally('pass', 'refused', 10),
    tally('fail', 'redeemed', 3),
    tally('unsure', 'refused', 1),
  ];
  expect(reportDisagreements(tallies, specs)).toEqual({
    decisions: 104,
    disagreements: [
      { spec, engine: '0.7.0', check: '', refused: wilson(10, 100), accepted: wilson(3, 4) },
    ],
  });
});

test('each version of the program, and the whole verdict before its checks', () => {
  const check = 'head-roll';
  const tallies = [
    tally('pass', 'redeemed', 1, { check }),
    tally('fail', 'redeemed', 2, { check: 'sharpness' }),
    tally('pass', 'redeemed', 1),
    tally('pass', 'redeemed', 1, { engine: '0.6.0' }),
  ];
  const { disagreements, decisions } = reportDisagreements(tallies, specs);
  expect(decisions).toBe(2);
  expect(disagreements.map((one) => [one.engine, one.check])).toEqual([
    ['0.6.0', ''],
    ['0.7.0', ''],
    ['0.7.0', 'sharpness'],
    ['0.7.0', check],
  ]);
});

/** A rule of the default document with one limit, and a value well inside it. */
const rules = Object.entries(defaultSpec.rules as Record<string, { limits?: { max?: unknown } }>);
const [check, rule] = rules.find(
  ([, { limits }]) => typeof limits?.max === 'number' && !('min' in limits),
)!;
const max = Number(rule.limits?.max);
const at = (times: number) => ({ check, bin: String(Number((max * times).toPrecision(3))) });

test('the limit that would have agreed, where enough was decided', () => {
  // Staff took everything up to one and a half times the limit, and nothing above.
  const tallies = [
    tally('pass', 'redeemed', 10, at(0.5)),
    tally('fail', 'redeemed', 8, at(1.5)),
    tally('fail', 'refused', 7, at(2)),
  ];
  const [row] = reportDisagreements(tallies, specs).disagreements;
  expect(row?.limit).toEqual({ side: 'max', value: Number(at(1.5).bin), before: 8, after: 0 });
  const few = tallies.map((one) => ({ ...one, count: 2 }));
  expect(reportDisagreements(few, specs).disagreements[0]).not.toHaveProperty('limit');
  const older = tallies.map((one) => ({ ...one, spec: `${defaultSpec.id}@0.0.1` }));
  expect(reportDisagreements(older, specs).disagreements[0]).not.toHaveProperty('limit');
});

test('a limit with which all agree is left alone', () => {
  const tallies = [tally('pass', 'redeemed', 20, at(0.5)), tally('fail', 'refused', 20, at(2))];
  expect(reportDisagreements(tallies, specs).disagreements[0]).not.toHaveProperty('limit');
});
