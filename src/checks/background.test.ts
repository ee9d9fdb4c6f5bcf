import { expect, test } from 'vitest';
import { backgroundUniform, backgroundWhite } from './background.ts';

test('each measures its own number of the background', () => {
  const background = { fromWhite: 6.5, gradient: 17.25 };
  expect(backgroundWhite.measure({ background })).toBe(6.5);
  expect(backgroundUniform.measure({ background })).toBe(17.25);
});
