import { describe, expect, test } from 'vitest';
import { canonicalFace } from '../../../test-fixtures/portraits/canonical-face.ts';
import { innerLipPairs, landmark, leftLidPairs, rightLidPairs } from './landmarks.ts';

const { positions } = await canonicalFace();
/** cm: x to the subject's left, y up, z towards the camera. */
const at = (i: number) => {
  const [x, y, z] = positions.subarray(3 * i, 3 * i + 3);
  return { x, y, z };
};
const named = (name: keyof typeof landmark) => at(landmark[name]);
const mirrored = ({ x, y, z }: ReturnType<typeof at>) => ({ x: -x, y, z });
const ys = positions.filter((_, k) => k % 3 === 1);

describe('on the canonical face', () => {
  test('the chin is the lowest point of the middle line, the forehead the highest of all', () => {
    const middle = Array.from(ys.keys()).filter((i) => at(i).x === 0);
    expect(middle).toContain(landmark.chin);
    expect(named('chin').y).toBe(Math.min(...middle.map((i) => at(i).y)));
    expect(named('foreheadTop')).toMatchObject({ x: 0, y: Math.max(...ys) });
  });

  test.each([
    ['leftCheek', 'rightCheek'],
    ['leftEyeInner', 'rightEyeInner'],
    ['leftEyeOuter', 'rightEyeOuter'],
  ] as const)('%s is on the subject’s left and mirrors %s', (left, right) => {
    expect(named(left).x).toBeGreaterThan(0);
    expect(named(left)).toEqual(mirrored(named(right)));
  });

  test('the cheeks meet the ears behind the eyes, as wide as the face to within a fifth of a centimetre', () => {
    const widest = Math.max(...positions.filter((_, k) => k % 3 === 0));
    expect(named('leftCheek').x).toBeGreaterThan(widest - 0.2);
    expect(named('leftCheek').z).toBeLessThan(named('leftEyeOuter').z - 5);
    expect(named('leftCheek').y).toBeLessThan(named('leftEyeOuter').y);
  });

  test('each lid pair stands upright between its eye’s corners, upper lid first', () => {
    for (const [pairs, inner, outer] of [
      [leftLidPairs, named('leftEyeInner'), named('leftEyeOuter')],
      [rightLidPairs, named('rightEyeInner'), named('rightEyeOuter')],
    ] as const) {
      const [from, to] = [Math.min(inner.x, outer.x), Math.max(inner.x, outer.x)];
      for (const [upper, lower] of pairs.map((pair) => pair.map(at))) {
        expect(upper.y).toBeGreaterThan(lower.y);
        expect(Math.abs(upper.x - lower.x)).toBeLessThan(0.2);
        for (const { x } of [upper, lower]) {
          expect(x).toBeGreaterThan(from);
          expect(x).toBeLessThan(to);
        }
      }
    }
    expect(leftLidPairs.flat().map(at)).toEqual(rightLidPairs.flat().map(at).map(mirrored));
  });

  test('lip pairs: upper above lower, the middle one on the middle line, the others its mirrors', () => {
    const [right, middle, left] = innerLipPairs.map((pair) => pair.map(at));
    for (const [upper, lower] of [right, middle, left]) expect(upper.y).toBeGreaterThan(lower.y);
    expect(innerLipPairs[1]).toEqual([landmark.lipTop, landmark.lipBottom]);
    expect(middle.map(({ x }) => x)).toEqual([0, 0]);
    expect(left).toEqual(right.map(mirrored));
  });
});
