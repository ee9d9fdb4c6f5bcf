import { describe, expect, test } from 'vitest';
import { fixed, placed, scalesFor } from './slots.ts';

const scales = { min: 0.1, max: 10 };
const rising = { offset: 0, slope: 2 };

describe('scalesFor', () => {
  test('an upper bound that rises past the lower one sets the least scale', () => {
    expect(scalesFor({ lower: [fixed(4)], upper: [rising], target: fixed(0) }, scales)).toEqual({
      min: 2,
      max: 10,
    });
  });

  test('a lower bound that rises past the upper one sets the greatest', () => {
    expect(scalesFor({ lower: [rising], upper: [fixed(4)], target: fixed(0) }, scales)).toEqual({
      min: 0.1,
      max: 2,
    });
  });

  test('fixed bounds leave every scale or none', () => {
    expect(scalesFor({ lower: [fixed(1)], upper: [fixed(1)], target: fixed(0) }, scales)).toEqual(
      scales,
    );
    expect(
      scalesFor({ lower: [fixed(2)], upper: [fixed(1)], target: fixed(0) }, scales),
    ).toBeUndefined();
  });

  test('none is left where the bounds meet outside', () => {
    expect(
      scalesFor({ lower: [fixed(30)], upper: [rising], target: fixed(0) }, scales),
    ).toBeUndefined();
  });
});

test('placed gives the target, or the bound nearest to it', () => {
  const slot = { lower: [fixed(1), rising], upper: [fixed(9)], target: fixed(5) };
  expect(placed(slot, 1)).toBe(5);
  expect(placed(slot, 3)).toBe(6);
  expect(placed({ ...slot, target: fixed(20) }, 1)).toBe(9);
});
