import { expect, test } from 'vitest';
import {
  backgroundLight,
  backgroundShadow,
  backgroundTint,
  backgroundUniform,
  backgroundWhite,
} from './background.ts';

test('each measures its own number of the background', () => {
  const background = { fromWhite: 6.5, lightness: 91, chroma: 2, unevenness: 1.25, shadow: 3.5 };
  expect(backgroundWhite.measure({ background })).toBe(6.5);
  expect(backgroundLight.measure({ background })).toBe(91);
  expect(backgroundTint.measure({ background })).toBe(2);
  expect(backgroundUniform.measure({ background })).toBe(1.25);
  expect(backgroundShadow.measure({ background })).toBe(3.5);
});
