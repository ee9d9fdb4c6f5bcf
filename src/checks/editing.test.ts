import { expect, test } from 'vitest';
import { retouching } from './editing.ts';

test('retouching is the skin’s detail divided by the eyes’; it is doubted, never failed', () => {
  const of = (texture: number) =>
    retouching.measure({ skinLight: { left: 0.4, right: 0.4, shine: 0, texture } });
  expect(of(0.08)).toBe(0.08);
  expect(retouching.judge.decide(of(0), { min: 0.035 })).toEqual({ status: 'unsure', code: 'low' });
  expect(retouching.judge.decide(of(0.035), { min: 0.035 })).toEqual({ status: 'pass' });
});
