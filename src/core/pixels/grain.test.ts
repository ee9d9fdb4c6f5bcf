import { describe, expect, test } from 'vitest';
import { everywhere, grainy, planeOf } from './detail.testing.ts';
import { grainOf } from './grain.ts';

const slope = planeOf(120, 120, (x, y) => 60 + x / 2 + y / 3);

describe('grainOf', () => {
  test('a slope has no noise', () => {
    expect(grainOf(slope, everywhere(slope))).toBeCloseTo(0, 4);
  });

  test.each([2, 5, 12])('noise of %d is measured to within a tenth', (sigma) => {
    const found = grainOf(grainy(slope, sigma), everywhere(slope))!;
    // The calmest quarter of the patches is a little calmer than all.
    expect(found / sigma).toBeGreaterThan(0.85);
    expect(found / sigma).toBeLessThan(1.05);
  });

  test('more noise never gives a smaller value', () => {
    const found = [0, 1, 2, 4, 8, 16].map(
      (sigma) => grainOf(grainy(slope, sigma), everywhere(slope))!,
    );
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
  });

  test('a beard over half of the face is not noise', () => {
    const bearded = planeOf(120, 120, (x, y) => (y > 60 ? 90 + 60 * ((x * 7 + y * 13) % 5) : 150));
    expect(grainOf(bearded, everywhere(bearded))).toBeLessThan(0.5);
  });

  test('a zone without room for a patch tells nothing', () => {
    expect(
      grainOf(slope, { width: 120, height: 120, data: new Uint8Array(14400) }),
    ).toBeUndefined();
  });
});
