import type { Lab } from './colour.ts';

const RADIAN = Math.PI / 180;
const POW_25_7 = 25 ** 7;

const hue = (a: number, b: number): number => {
  if (a === 0 && b === 0) return 0;
  const angle = Math.atan2(b, a) / RADIAN;
  return angle < 0 ? angle + 360 : angle;
};

/** Hue difference and mean hue, in degrees. A colour without hue takes the other's. */
function hues(first: number, second: number, hasHue: boolean): readonly [number, number] {
  if (!hasHue) return [0, first + second];
  const apart = second - first;
  if (Math.abs(apart) <= 180) return [apart, (first + second) / 2];
  const sum = first + second;
  return [apart > 0 ? apart - 360 : apart + 360, sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2];
}

/**
 * Colour difference CIEDE2000 (ISO/CIE 11664-6, all weights 1). Near white, a tint counts for more and a lack of
 * light for less than in the plain L*a*b* distance. This is how the eye sees it.
 */
export function ciede2000(one: Lab, other: Lab): number {
  const meanC = (Math.hypot(one.a, one.b) + Math.hypot(other.a, other.b)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanC ** 7 / (meanC ** 7 + POW_25_7));
  const [a1, a2] = [one.a * stretch, other.a * stretch];
  const [c1, c2] = [Math.hypot(a1, one.b), Math.hypot(a2, other.b)];
  const [dh, h] = hues(hue(a1, one.b), hue(a2, other.b), c1 * c2 !== 0);
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh * RADIAN) / 2);
  const l = (one.l + other.l) / 2 - 50;
  const c = (c1 + c2) / 2;
  const cos = (times: number, shift: number) => Math.cos((times * h + shift) * RADIAN);
  const t = 1 - 0.17 * cos(1, -30) + 0.24 * cos(2, 0) + 0.32 * cos(3, 6) - 0.2 * cos(4, -63);
  const lightness = (other.l - one.l) / (1 + (0.015 * l * l) / Math.sqrt(20 + l * l));
  const chroma = (c2 - c1) / (1 + 0.045 * c);
  const tone = dH / (1 + 0.015 * c * t);
  const turn = 60 * Math.exp(-(((h - 275) / 25) ** 2)) * RADIAN;
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + POW_25_7)) * Math.sin(turn);
  return Math.sqrt(lightness ** 2 + chroma ** 2 + tone ** 2 + rotation * chroma * tone);
}
