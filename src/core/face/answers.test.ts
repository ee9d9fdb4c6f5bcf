import { expect, test } from 'vitest';
import { answersOf, questions } from './answers.ts';

test('a logit of 0 is as likely as not, and each stands at its question', () => {
  const { tint, hat, ...others } = answersOf(
    questions.map(
      (question) => ({ tint: Math.log(3), hat: -Math.log(4) })[question as string] ?? 0,
    ),
  );
  expect(tint).toBeCloseTo(0.75, 12);
  expect(hat).toBeCloseTo(0.2, 12);
  for (const likely of Object.values(others)) expect(likely).toBe(0.5);
});
