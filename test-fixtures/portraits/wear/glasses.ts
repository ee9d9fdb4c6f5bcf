import { type Geometry, grid, merge, tube } from '../geometry.ts';
import { lerp, type V3 } from '../maths.ts';

export type GlassesShape = 'rect' | 'round' | 'oval' | 'large';

/** Half width and half height (cm) and exponent of each rim, a superellipse. */
const RIMS: Record<GlassesShape, { width: number; height: number; square: number }> = {
  rect: { width: 2.75, height: 1.75, square: 4.5 },
  round: { width: 2.4, height: 2.35, square: 2 },
  oval: { width: 2.7, height: 1.8, square: 2.4 },
  large: { width: 3.1, height: 2.5, square: 3.2 },
};
const BRIDGE_OF_NOSE = 6;

/** @param frameRadius of its wire, cm. Lens aux: x and y, each -1..1 in its rim. */
export function buildGlasses(
  eyeCentres: V3[],
  neutral: Float32Array,
  shape: GlassesShape,
  frameRadius: number,
): { frame: Geometry; lens: Geometry } {
  const { width, height, square } = RIMS[shape];
  const front = neutral[BRIDGE_OF_NOSE * 3 + 2] + 0.35;
  const x = Math.max(width + 0.75, Math.abs(eyeCentres[1][0]) + 0.15);
  const y = (eyeCentres[0][1] + eyeCentres[1][1]) / 2 - 0.25;
  const onFront = (side: number, px: number, py: number): V3 => [
    side * px,
    py,
    front - 0.1 - 0.028 * px * px,
  ];
  const round = (value: number): number => Math.sign(value) * Math.abs(value) ** (2 / square);
  const frame: Geometry[] = [];
  const lenses: Geometry[] = [];
  for (const side of [-1, 1]) {
    const rim = Array.from({ length: 56 }, (_, i) => {
      const a = (i / 56) * Math.PI * 2;
      return onFront(side, x + width * round(Math.cos(a)), y + height * round(Math.sin(a)));
    });
    frame.push(tube(rim, frameRadius, 8, true));
    lenses.push(
      grid(56, 8, true, (i, j) => {
        const a = (i / 56) * Math.PI * 2;
        const k = 1 - j / 8;
        const u = k * round(Math.cos(a));
        const v = k * round(Math.sin(a));
        const p = onFront(side, x + u * width, y + v * height);
        p[2] += 0.12 * (1 - k * k);
        return { p, aux: [u, v, side] };
      }),
    );
    const hinge = onFront(side, x + width, y + height * 0.45);
    frame.push(tube(temple(hinge, side, y, height), frameRadius * 0.95, 7, false));
  }
  const bridge = Array.from({ length: 11 }, (_, i): V3 => {
    const t = (i / 10) * 2 - 1;
    const arch = y + height * 0.32 + 0.25 * (1 - t * t);
    return [t * (x - width + 0.05), arch, front + 0.1 - 0.1 * t * t];
  });
  frame.push(tube(bridge, frameRadius * 1.05, 7, false));
  return { frame: merge(frame), lens: merge(lenses) };
}

function temple(hinge: V3, side: number, y: number, height: number): V3[] {
  const ear: V3 = [side * 8.15, y + height * 0.3, -3.2];
  const straight = Array.from({ length: 15 }, (_, i): V3 => {
    const t = i / 14;
    return [
      lerp(hinge[0] + side * 0.15, ear[0], t ** 0.55),
      lerp(hinge[1], ear[1], t),
      lerp(hinge[2], ear[2], t),
    ];
  });
  return [...straight, [side * 8.1, y - 0.8, -4.4], [side * 7.9, y - 2.4, -5]];
}
