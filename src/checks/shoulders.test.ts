import { expect, test } from 'vitest';
import { bareShoulders, clothingContrast, shouldersLevel } from './shoulders.ts';

test('each measures its own number', () => {
  const clothing = { contrast: 41.5, skin: 0.25 };
  expect(clothingContrast.measure({ clothing })).toBe(41.5);
  expect(bareShoulders.measure({ clothing })).toBe(0.25);
  expect(shouldersLevel.measure({ shoulders: -2.5 })).toBe(-2.5);
});
