import { linear, type RGB } from './colour.ts';
import { cross } from './geometry.ts';
import { DEGREE, dot, type V3 } from './maths.ts';
import type { Light } from './parameters.ts';
import { emptyVisibility, rasterise, type Triangles } from './rasteriser.ts';
import type { Lights } from './surface.ts';

export interface Lighting extends Lights {
  strength: { key: number; fill: number; ambient: number };
  colour: RGB;
}

export function lightingOf(light: Light): Lighting {
  const [az, el] = [light.azimuth * DEGREE, light.elevation * DEGREE];
  const fill: V3 = [-Math.sign(az || -1) * 0.62, 0.12, 0.78];
  const length = Math.hypot(...fill);
  return {
    key: [Math.sin(az) * Math.cos(el), Math.sin(el), Math.cos(az) * Math.cos(el)],
    fill: [fill[0] / length, fill[1] / length, fill[2] / length],
    strength: { key: light.key, fill: light.fill, ambient: light.ambient },
    colour: linear(light.colour),
  };
}

/** Share of the key light that reaches a point (cm, camera's frame); `spin` (radians) hides bands. */
export type Shadow = (x: number, y: number, z: number, spin: number) => number;

const SIZE = 640;
/** Half of what the shadow map covers, cm. */
const REACH = 26;
const GOLDEN_ANGLE = 2.399963;
const SPIRAL = Array.from({ length: 12 }, (_, i) => {
  const r = Math.sqrt((i + 0.5) / 12);
  return [Math.cos(i * GOLDEN_ANGLE) * r, Math.sin(i * GOLDEN_ANGLE) * r];
});

/**
 * Percentage-closer soft shadows of the key light.
 * @param shift where the head's frame starts, cm
 */
export function castShadows(
  casters: Triangles[],
  { azimuth, softness }: Light,
  key: V3,
  shift: V3,
): Shadow {
  const az = azimuth * DEGREE;
  const aside: V3 = [Math.cos(az), 0, -Math.sin(az)];
  const up = cross(key, aside);
  const centre: V3 = [shift[0], shift[1] - 3, -2];
  const map = emptyVisibility(SIZE, SIZE);
  const onMap = (distance: number): number => (distance / REACH + 1) * 0.5 * SIZE;
  const local: V3 = [0, 0, 0];
  const toLocal = (x: number, y: number, z: number): void => {
    local[0] = x - centre[0];
    local[1] = y - centre[1];
    local[2] = z - centre[2];
  };
  const fromLight = (points: Float32Array): Float32Array => {
    const out = new Float32Array(points.length);
    for (let i = 0; i < points.length; i += 3) {
      toLocal(points[i], points[i + 1], points[i + 2]);
      out[i] = onMap(dot(local, aside));
      out[i + 1] = onMap(dot(local, up));
      out[i + 2] = -dot(local, key);
    }
    return out;
  };
  rasterise(map, casters, fromLight, true);
  const radius = (softness / REACH) * 0.5 * SIZE;
  return (x, y, z, spin) => {
    toLocal(x, y, z);
    const u = onMap(dot(local, aside));
    const v = onMap(dot(local, up));
    const depth = -dot(local, key);
    const c = Math.cos(spin) * radius;
    const s = Math.sin(spin) * radius;
    let lit = 0;
    for (const [a, b] of SPIRAL) {
      const i = Math.trunc(u + a * c - b * s);
      const j = Math.trunc(v + a * s + b * c);
      if (i < 0 || j < 0 || i >= SIZE || j >= SIZE) {
        lit++;
        continue;
      }
      const behind = depth - map.depth[j * SIZE + i];
      if (behind < 0.35) lit += 1;
      else if (behind < 0.6) lit += 1 - (behind - 0.35) * 4;
    }
    return lit / SPIRAL.length;
  };
}
