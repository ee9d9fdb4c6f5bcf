import { type Geometry, grid } from '../geometry.ts';
import { catmullRom, clamp, lerp, smoothstep } from '../maths.ts';

interface Ring {
  y: number;
  halfWidth: number;
  halfDepth: number;
  z: number;
  /** Exponent of the superellipse: 2 is round. */
  square: number;
}
const ring = (
  y: number,
  halfWidth: number,
  halfDepth: number,
  z: number,
  square: number,
): Ring => ({
  y,
  halfWidth,
  halfDepth,
  z,
  square,
});

/** Neck, shoulders and trunk as cross-sections from the skull down, cm. */
const RINGS: Ring[] = [
  ring(-2.5, 4.4, 4.2, -4.6, 2),
  ring(-6, 4.7, 4.8, -4.2, 2),
  ring(-9, 4.75, 4.9, -4.0, 2),
  ring(-11.3, 5.0, 5.1, -4.3, 2),
  ring(-13.2, 5.9, 5.7, -4.7, 2),
  ring(-14.6, 8.0, 6.5, -4.9, 2.1),
  ring(-15.9, 11.4, 7.5, -5, 2.3),
  ring(-17.3, 15.2, 8.4, -5, 2.5),
  ring(-19.2, 18.4, 9.2, -5, 2.6),
  ring(-22.2, 20.2, 10.0, -4.9, 2.7),
  ring(-28, 21.6, 11, -4.6, 2.8),
  ring(-38, 22, 11.8, -4.2, 2.8),
  ring(-60, 21, 12, -4, 2.8),
];
const TOP = -2.5;
const BOTTOM = -58;

function ringAt(y: number): Omit<Ring, 'y'> {
  const last = RINGS.length - 1;
  let i = 0;
  while (i < last - 1 && y < RINGS[i + 1].y) i++;
  const t = clamp((y - RINGS[i].y) / (RINGS[i + 1].y - RINGS[i].y));
  const before = RINGS[Math.max(0, i - 1)];
  const after = RINGS[Math.min(last, i + 2)];
  const at = (key: keyof Ring): number =>
    catmullRom(before[key], RINGS[i][key], RINGS[i + 1][key], after[key], t);
  return {
    halfWidth: at('halfWidth'),
    halfDepth: at('halfDepth'),
    z: at('z'),
    square: at('square'),
  };
}

/**
 * Neck and trunk.
 * @param above cm above the skin: clothes are a second body around the first
 * @param build -0.1 slight … 0.1 broad
 */
export function buildBody(above: number, build: number): Geometry {
  return grid(96, 70, true, (i, j) => {
    const y = lerp(TOP, BOTTOM, (j / 70) ** 1.7);
    const { halfWidth, halfDepth, z, square } = ringAt(y);
    const angle = (i / 96) * Math.PI * 2;
    const round = (value: number): number => Math.sign(value) * Math.abs(value) ** (2 / square);
    const wider = 1 + build * smoothstep(-13, -20, y) + build * 0.5;
    const front = round(Math.cos(angle)) * (halfDepth + above);
    const slope = 1.2 * smoothstep(-13, -17, y) * smoothstep(0, 6, front);
    return { p: [round(Math.sin(-angle)) * (halfWidth * wider + above), y - slope, z + front] };
  });
}
