import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { atLeast, atMost, doubtBelow, oneOf, range, size, within } from './judge.ts';

const pass = { status: 'pass' };
const [unsureLow, failLow] = (['unsure', 'fail'] as const).map((status) => ({
  status,
  code: 'low',
}));
const [unsureHigh, failHigh] = (['unsure', 'fail'] as const).map((status) => ({
  status,
  code: 'high',
}));
const TINY = 2 ** -20;

describe('range', () => {
  test.each([
    [50, pass],
    [12, pass],
    [12 - TINY, unsureLow],
    [10, unsureLow],
    [8 + TINY, unsureLow],
    [8, failLow],
    [-1e300, failLow],
    [88, pass],
    [88 + TINY, unsureHigh],
    [90, unsureHigh],
    [92 - TINY, unsureHigh],
    [92, failHigh],
    [1e300, failHigh],
  ])('[10, 90] with a grey of 2: %d', (value, decision) => {
    expect(range.decide(value, { min: 10, max: 90, grey: 2 })).toEqual(decision);
  });

  test.each([
    [10, pass],
    [90, pass],
    [10 - TINY, failLow],
    [90 + TINY, failHigh],
  ])('[10, 90] without grey includes its ends: %d', (value, decision) => {
    expect(range.decide(value, { min: 10, max: 90, grey: 0 })).toEqual(decision);
  });

  test.each([
    [350, pass],
    [349, failLow],
    [351, failHigh],
  ])('[350, 350] is one value: %d', (value, decision) => {
    expect(range.decide(value, { min: 350, max: 350, grey: 0 })).toEqual(decision);
  });

  test('around zero', () => {
    const limits = { min: -6, max: 6, grey: 1 };
    expect(range.decide(-5, limits)).toEqual(pass);
    expect(range.decide(-5.5, limits)).toEqual(unsureLow);
    expect(range.decide(7, limits)).toEqual(failHigh);
  });

  test('never passes by a wider grey, nor by moving away from the middle', () => {
    const rank = { pass: 0, unsure: 1, fail: 2 };
    const at = (value: number, grey: number) =>
      rank[range.decide(value, { min: 10, max: 90, grey }).status];
    for (let value = 50; value < 100; value += 0.5) {
      for (const grey of [0, 1, 2, 5]) {
        expect(at(value + 0.5, grey)).toBeGreaterThanOrEqual(at(value, grey));
        expect(at(100 - value - 0.5, grey)).toBeGreaterThanOrEqual(at(100 - value, grey));
        if (at(value, grey) > 0) expect(at(value, grey + 1)).toBeGreaterThan(0);
      }
    }
  });
});

describe('atLeast', () => {
  test.each([
    [1e300, pass],
    [209, pass],
    [209 - TINY, unsureLow],
    [207, unsureLow],
    [205 + TINY, unsureLow],
    [205, failLow],
    [-1e300, failLow],
  ])('207 with a grey of 2: %d', (value, decision) => {
    expect(atLeast.decide(value, { min: 207, grey: 2 })).toEqual(decision);
  });

  test('without grey includes the limit', () => {
    expect(atLeast.decide(193, { min: 193, grey: 0 })).toEqual(pass);
    expect(atLeast.decide(193 - TINY, { min: 193, grey: 0 })).toEqual(failLow);
  });
});

describe('atMost', () => {
  test.each([
    [-1e300, pass],
    [14, pass],
    [14 + TINY, unsureHigh],
    [16, unsureHigh],
    [18 - TINY, unsureHigh],
    [18, failHigh],
    [1e300, failHigh],
  ])('16 with a grey of 2: %d', (value, decision) => {
    expect(atMost.decide(value, { max: 16, grey: 2 })).toEqual(decision);
  });

  test('without grey includes the limit', () => {
    expect(atMost.decide(0.06, { max: 0.06, grey: 0 })).toEqual(pass);
    expect(atMost.decide(0.06 + TINY, { max: 0.06, grey: 0 })).toEqual(failHigh);
  });
});

describe('oneOf', () => {
  test.each([
    ['rgb', pass],
    ['grey', pass],
    ['cmyk', { status: 'fail', code: 'other' }],
    ['RGB', { status: 'fail', code: 'other' }],
    ['', { status: 'fail', code: 'other' }],
  ])('rgb or grey: "%s"', (value, decision) => {
    expect(oneOf.decide(value, { allowed: ['rgb', 'grey'] })).toEqual(decision);
  });
});

describe('limits', () => {
  const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

  test.each([
    [range, { min: 1, max: 2, grey: 0 }],
    [range, { min: 2, max: 2, grey: 0 }],
    [range, { min: 1, max: 2, grey: 0.5 }],
    [range, { min: -8, max: 8, grey: 3 }],
    [atLeast, { min: -1, grey: 0 }],
    [atMost, { max: 0, grey: 0 }],
    [oneOf, { allowed: ['a'] }],
  ])('taken: %#', (judge, limits) => {
    expect(v.parse(judge.limits as v.GenericSchema, limits)).toEqual(limits);
  });

  test.each<readonly [string, { limits: unknown }, unknown]>([
    ['not a number', range, { min: nan, max: 2, grey: 0 }],
    ['not a number', range, { min: 1, max: nan, grey: 0 }],
    ['not a number', range, { min: 1, max: 2, grey: nan }],
    ['infinite', range, { min: -infinity, max: 2, grey: 0 }],
    ['turned round', range, { min: 2, max: 1, grey: 0 }],
    ['a negative grey', range, { min: 1, max: 2, grey: -0.1 }],
    ['no grey', range, { min: 1, max: 2 }],
    ['no max', range, { min: 1, grey: 0 }],
    ['an unknown key', range, { min: 1, max: 2, grey: 0, gray: 0 }],
    ['a text', range, { min: '1', max: 2, grey: 0 }],
    ['another judge’s', range, { allowed: ['a'] }],
    ['not a number', atLeast, { min: nan, grey: 0 }],
    ['infinite', atLeast, { min: infinity, grey: 0 }],
    ['a negative grey', atLeast, { min: 1, grey: -1 }],
    ['no grey', atLeast, { min: 1 }],
    ['a max', atLeast, { min: 1, max: 2, grey: 0 }],
    ['not a number', atMost, { max: nan, grey: 0 }],
    ['a negative grey', atMost, { max: 1, grey: -1 }],
    ['a min', atMost, { min: 0, max: 1, grey: 0 }],
    ['nothing', atMost, {}],
    ['nothing allowed', oneOf, { allowed: [] }],
    ['a number', oneOf, { allowed: [350] }],
    ['a text', oneOf, { allowed: 'rgb' }],
    ['an unknown key', oneOf, { allowed: ['rgb'], grey: 0 }],
    ['null', oneOf, null],
    ['a grey band that leaves no room to pass', range, { min: 1, max: 2, grey: 0.51 }],
  ])('refused: %s in %o', (_, judge, limits) => {
    expect(v.is(judge.limits as v.GenericSchema, limits)).toBe(false);
  });

  test.each([
    [range, 1.5, true],
    [atLeast, -1, true],
    [atMost, 0, true],
    [range, nan, false],
    [atLeast, infinity, false],
    [atMost, '1', false],
    [oneOf, 'rgb', true],
    [oneOf, 1, false],
  ])('a value that is none is refused: %#', (judge, value, taken) => {
    expect(v.is(judge.value as v.GenericSchema, value)).toBe(taken);
  });
});

describe('within', () => {
  test.each([
    [12, { min: 10, max: 20, grey: 1 }, pass],
    [9.5, { min: 10, max: 20, grey: 1 }, unsureLow],
    [21, { min: 10, max: 20, grey: 1 }, failHigh],
    [1e300, { min: 10, grey: 1 }, pass],
    [9, { min: 10, grey: 1 }, failLow],
  ])('%d within %o', (value, limits, decision) => {
    expect(within.decide(value, limits)).toEqual(decision);
  });

  test.each([
    { max: 2, grey: 0 },
    { min: 3, max: 2, grey: 0 },
    { min: 1, max: 2, grey: 1 },
  ])('refuses %o', (limits) => {
    expect(v.is(within.limits, limits)).toBe(false);
  });
});

describe('size', () => {
  const limits = { from: { width: 354, height: 472 }, to: { width: 480, height: 640 } };
  test.each([
    ['354x472', true],
    ['480x640', true],
    ['400x533', true],
    ['400x534', true],
    ['400x535', false],
    ['353x471', false],
    ['481x641', false],
    ['472x354', false],
  ])('%s', (value, passes) => {
    expect(size.decide(value, limits)).toEqual(passes ? pass : { status: 'fail', code: 'other' });
  });

  test('takes a list as well', () => {
    expect(size.decide('358x441', { allowed: ['358x441'] })).toEqual(pass);
    expect(size.decide('357x441', { allowed: ['358x441'] })).toEqual({
      status: 'fail',
      code: 'other',
    });
  });
});

test.each([
  [1, pass],
  [0.5, pass],
  [0.5 - TINY, unsureLow],
  [-1e300, unsureLow],
])('doubtBelow 0.5 never fails: %d', (value, decision) => {
  expect(doubtBelow.decide(value, { min: 0.5 })).toEqual(decision);
});
