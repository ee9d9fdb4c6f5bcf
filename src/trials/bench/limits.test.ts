import { expect, test } from 'vitest';
import { brokenLimits } from './limits.ts';
import { resultsOf } from './results.ts';

const machine = { cpu: '', cores: 2, system: '', browser: '' };
const row = (verdict: number, human: number) => ({
  'verdict: compose': verdict,
  'floor: landmarks': 6,
  'floor: mask': 4,
  'floor: detector': 5,
  'floor: parser': 5,
  'human: whole face pipeline': human,
});
const results = resultsOf(
  new Map([
    ['1 MP', [row(40, 100), row(60, 100), row(50, 100)]],
    ['no face', [row(50, Number.NaN)]],
  ]),
  machine,
);

test('a part is compared with sums of parts of the same round', () => {
  const { rounds, parts } = results.photos['1 MP']!;
  expect(rounds).toBe(3);
  expect(parts['verdict: compose']).toEqual({
    median: 50,
    p90: 58,
    over: { floor: 5, 'every inference once': 2.5, human: 0.5 },
  });
});

test('what is over a limit is named; what equals it is not', () => {
  const limits = { '1 MP': { 'verdict: compose': { floor: 5, human: 0.45 } } };
  expect(brokenLimits(results, limits)).toEqual([
    '1 MP  verdict: compose: 0.5 × human, at most 0.45',
  ]);
});

test('a ratio that could not be taken breaks its limit; a photo that was not measured breaks none', () => {
  const limits = {
    'no face': { 'verdict: compose': { human: 9 } },
    '12 MP': { floor: { floor: 0 } },
  };
  expect(brokenLimits(results, limits)).toHaveLength(1);
});
