import { expect, test } from 'vitest';
import { origin } from './origin.ts';

const limits = {
  refused: ['generated' as const, 'part-generated' as const],
  doubted: ['maybe-generated' as const],
};

test('origin is what the file says, and what says so', () => {
  expect(origin.measure({ origin: { kind: 'generated', by: 'gb-45438' } })).toBe(
    'generated:gb-45438',
  );
  expect(origin.measure({ origin: { kind: 'none' } })).toBe('none');
});

test.each([
  ['none', { status: 'pass' }],
  ['captured:c2pa', { status: 'pass' }],
  ['unsaid:c2pa', { status: 'pass' }],
  ['edited:GIMP', { status: 'pass' }],
  ['maybe-generated:gb-45438', { status: 'unsure', code: 'maybe-generated' }],
  ['part-generated:iptc', { status: 'fail', code: 'part-generated' }],
  ['generated', { status: 'fail', code: 'generated' }],
  // Only a whole kind counts.
  ['generatedly', { status: 'pass' }],
])('%s', (value, decision) => {
  expect(origin.judge.decide(value, limits)).toEqual(decision);
});

test('where an edit is doubted, it is', () => {
  const strict = { ...limits, doubted: ['edited' as const] };
  expect(origin.judge.decide('edited:GIMP', strict)).toEqual({ status: 'unsure', code: 'edited' });
});
