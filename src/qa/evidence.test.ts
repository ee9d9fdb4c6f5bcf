import { describe, expect, test } from 'vitest';
import { compare, findingText } from './compare.ts';
import { evidence, marginOf } from './evidence.ts';
import { parseLabels } from './labels.ts';
import { broken, finding, photo, reportOf } from './report.testing.ts';
import { resolveLabels } from './resolve.ts';

const report = reportOf(
  photo('a', 'accept', [finding('pose-yaw', 'pass', 1)]),
  photo('b', 'accept', [finding('pose-yaw', 'pass', 4)]),
  photo('c', 'reject', [finding('pose-yaw', 'fail', 9)]),
  photo('d', 'reject', [finding('pose-yaw', 'fail', -8)]),
  photo('e', 'review', [finding('pose-yaw', 'unsure', 6)]),
  broken('f', 'truncated'),
  photo('g', 'accept', [finding('pose-yaw', 'pass', 0)]),
);
const labels = resolveLabels(
  parseLabels(
    `file,outcome,pose-yaw
a,accept,pass
b,reject,fail
c,reject,fail|unsure
d,accept,pass
e,accept,pass
f,reject,fail
z,accept,pass`,
  ),
  report.photos.map(({ file }) => file),
);

describe('compare', () => {
  test('says for each expectation whether it is met', () => {
    const { expectations, ...counts } = compare(report, labels);
    expect(counts).toEqual({ met: 4, failed: 8, unlabelled: 1 });
    expect(expectations.filter(({ file }) => file === 'b' || file === 'f')).toEqual([
      { file: 'b', subject: 'outcome', expected: 'reject', actual: 'accept', met: false },
      { file: 'b', subject: 'pose-yaw', expected: 'fail', actual: 'pass 4', met: false },
      { file: 'f', subject: 'outcome', expected: 'reject', actual: 'truncated', met: false },
      { file: 'f', subject: 'pose-yaw', expected: 'fail', actual: 'truncated', met: false },
    ]);
  });

  test.each([
    ['error', true],
    ['truncated', true],
    ['video', false],
    ['reject', false],
  ])('a broken file labelled %s: %s', (outcome, met) => {
    const resolved = resolveLabels(parseLabels(`file,outcome\nf,${outcome}`), ['f']);
    expect(compare(report, resolved).expectations[0]?.met).toBe(met);
  });

  test.each([
    ['4±0', true],
    ['4', true],
    ['5±1', true],
    ['5.01±1', false],
  ])('a value of 4 against %s', (expected, met) => {
    const resolved = resolveLabels(parseLabels(`file,pose-yaw\nb,${expected}`), ['b']);
    expect(compare(report, resolved).expectations[0]?.met).toBe(met);
  });

  test('a check that was not run meets nothing', () => {
    const resolved = resolveLabels(parseLabels('file,sharpness\na,pass'), ['a']);
    expect(compare(report, resolved).expectations).toEqual([
      {
        file: 'a',
        subject: 'sharpness',
        expected: 'pass',
        actual: findingText(undefined),
        met: false,
      },
    ]);
  });
});

describe('evidence', () => {
  const { outcome, checks } = evidence(report, labels);
  const [yaw] = checks;

  test('the confusion of outcomes', () => {
    expect(outcome.labelled).toBe(6);
    expect(outcome.confusion).toEqual({
      accept: { accept: 1, review: 1, reject: 1, error: 0 },
      review: { accept: 0, review: 0, reject: 0, error: 0 },
      reject: { accept: 1, review: 0, reject: 1, error: 1 },
      error: { accept: 0, review: 0, reject: 0, error: 0 },
    });
  });

  test('the confusion of a check', () => {
    expect(checks).toHaveLength(1);
    expect(yaw?.confusion).toEqual({
      pass: { pass: 1, unsure: 1, unknown: 0, fail: 1, error: 0 },
      fail: { pass: 1, unsure: 0, unknown: 0, fail: 1, error: 1 },
      unsure: { pass: 0, unsure: 0, unknown: 0, fail: 0, error: 0 },
      unknown: { pass: 0, unsure: 0, unknown: 0, fail: 0, error: 0 },
      error: { pass: 0, unsure: 0, unknown: 0, fail: 0, error: 0 },
    });
  });

  test('rates: c and d are called bad, of which c is bad; b, c, f are bad; a, d, e are good', () => {
    for (const rates of [outcome.rates, yaw?.rates]) {
      expect(rates).toMatchObject({
        precision: { count: 1, of: 2 },
        recall: { count: 1, of: 3 },
        falseAccept: { count: 1, of: 3 },
        falseReject: { count: 1, of: 3 },
        doubt: { count: 1, of: 6 },
      });
    }
  });

  test('the trade-off: margins of good 5, −2, 0 and of bad 2, −3', () => {
    expect(yaw?.det?.points).toEqual([
      { margin: -3, falseAccept: 1, falseReject: 0 },
      { margin: -2, falseAccept: 1 / 2, falseReject: 0 },
      { margin: 0, falseAccept: 1 / 2, falseReject: 1 / 3 },
      { margin: 2, falseAccept: 1 / 2, falseReject: 2 / 3 },
      { margin: 5, falseAccept: 0, falseReject: 2 / 3 },
      { falseAccept: 0, falseReject: 1 },
    ]);
    // Between (1/2, 1/3) and (1/2, 2/3) false accept stays at a half.
    expect(yaw?.det?.eer).toBeCloseTo(0.5, 12);
  });

  test('the histogram counts photos by their label, and photos without one', () => {
    const counts = yaw?.histogram?.counts ?? {};
    const sum = (name: string) => counts[name]?.reduce((all, one) => all + one, 0);
    expect([sum('pass'), sum('fail'), sum('other')]).toEqual([3, 2, 1]);
    expect(yaw?.histogram).toMatchObject({ from: -8, to: 9 });
  });

  test('without labels there are values, and no rates', () => {
    const bare = evidence(report, { byFile: new Map(), problems: [] });
    expect(bare.outcome.rates).toEqual({});
    expect(bare.checks[0]).toMatchObject({ labelled: 0, rates: {} });
    expect(bare.checks[0]).not.toHaveProperty('det');
  });
});

test.each([
  [5, { min: 0, max: 6 }, 1],
  [-2, { min: 0, max: 6 }, -2],
  [7, { min: 0 }, 7],
  [7, { max: 6 }, -1],
  [7, { allowed: ['x'] }, undefined],
])('marginOf(%d, %j)', (value, limits, margin) => {
  expect(marginOf(value, limits)).toBe(margin);
});

describe('what is said first', () => {
  const told = reportOf(
    photo('a', 'reject', [
      finding('head-covering', 'fail', 0.9),
      finding('sharpness', 'fail', 0.1),
    ]),
    photo('b', 'reject', [finding('pose-yaw', 'fail', 9), finding('sharpness', 'unsure', 0.4)]),
    photo('c', 'accept', [finding('pose-yaw', 'pass', 1)]),
    photo('d', 'reject', [finding('pose-yaw', 'fail', 9)]),
    broken('e', 'truncated'),
  );
  const expected = resolveLabels(
    parseLabels('file,next\na,head-covering\nb,pose-roll|pose-yaw\nc,none\nd,sharpness\ne,none'),
    told.photos.map(({ file }) => file),
  );

  test('stands in the report', () => {
    expect(told.photos.map(({ next }) => next?.check)).toEqual([
      'head-covering',
      'pose-yaw',
      undefined,
      'pose-yaw',
      undefined,
    ]);
  });

  test('is held against labels', () => {
    expect(expected.problems).toEqual([]);
    const { expectations } = compare(told, expected);
    expect(expectations.map(({ actual, met }) => [actual, met])).toEqual([
      ['head-covering', true],
      ['pose-yaw', true],
      ['none', true],
      ['pose-yaw', false],
      ['truncated', false],
    ]);
  });

  test('is counted, the wrong ones first', () => {
    const { labelled, met, counts } = evidence(told, expected).next;
    expect([labelled, met?.count]).toEqual([4, 3]);
    expect(counts).toEqual([
      { expected: 'sharpness', said: 'pose-yaw', met: false, photos: 1 },
      { expected: 'head-covering', said: 'head-covering', met: true, photos: 1 },
      { expected: 'pose-roll', said: 'pose-yaw', met: true, photos: 1 },
      { expected: 'none', said: 'none', met: true, photos: 1 },
    ]);
  });

  test('a label that is no check is a problem', () => {
    expect(parseLabels('file,next\na,hat').problems).toMatchObject([
      { kind: 'bad-value', column: 'next', value: 'hat' },
    ]);
  });
});
