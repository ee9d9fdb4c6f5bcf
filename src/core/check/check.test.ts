import { expect, expectTypeOf, test } from 'vitest';
import { defineCheck } from './check.ts';
import type { Have } from './gatherer.ts';
import { atMost } from './judge.ts';

const soft = defineCheck({
  id: 'soft',
  needs: ['focus', 'pose'],
  measure: ({ focus }) => 1 - focus,
  judge: atMost,
});

test('a check keeps the very types of its id, needs and value', () => {
  expectTypeOf(soft.id).toEqualTypeOf<'soft'>();
  expectTypeOf(soft.needs).toEqualTypeOf<readonly ('focus' | 'pose')[]>();
  expectTypeOf(soft.measure).toEqualTypeOf<(have: Have<'focus' | 'pose'>) => number>();
  expect(soft.measure({ focus: 0.75, pose: { yaw: 0, pitch: 0, roll: 0 } })).toBe(0.25);
});

test('a check gets what it needs and no other artifact', () => {
  defineCheck({
    id: 'greedy',
    needs: ['focus'],
    // @ts-expect-error: the pose is not among its needs
    measure: ({ pose }) => pose.yaw,
    judge: atMost,
  });
});

test('a check needs only what can be recorded', () => {
  defineCheck({
    id: 'pixels',
    // @ts-expect-error: pixels are not recorded
    needs: ['luma'],
    measure: () => 0,
    judge: atMost,
  });
});

test('a judge of numbers judges no text', () => {
  defineCheck({
    id: 'muddled',
    needs: ['file'],
    // @ts-expect-error: the value is a text
    measure: ({ file }) => file.mime,
    judge: atMost,
  });
});
