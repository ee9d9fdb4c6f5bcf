import { dim, setColour } from '../colour.ts';
import { lerp, smoothstep, type V3 } from '../maths.ts';
import { noise2, noise3 } from '../noise.ts';
import { SKULL } from '../skull.ts';
import { attribute, aux, type Material, normalise, type Surface } from '../surface.ts';
import { type HairLayer, strandAt } from '../wear/hair.ts';
import type { Palette } from './palette.ts';

/**
 * @param strands direction of the strands per vertex, in the camera's frame
 * @param turned the head's rotation
 */
export function hairMaterial(
  palette: Palette,
  layer: HairLayer,
  strands: Float32Array,
  turned: number[],
): Material {
  const strand: V3 = [0, 0, 0];
  return (s, lights) => {
    const [x, y, z] = s.rest;
    const around = aux(s, 0);
    const along = aux(s, 1);
    const onDome =
      layer.flow !== 'down' &&
      smoothstep(17, 12, along) * smoothstep(1.9, 1.2, Math.abs(around)) > 0.5;
    const [u, v] = strandAt(onDome ? layer.flow : 'down', s.rest, around, along);
    const fine = layer.curly ? noise3(x * 3.3, y * 3.3, z * 3.3) : noise2(u, v, 21);
    const coarse = layer.curly
      ? noise3(x * 1.2, y * 1.2, z * 1.2)
      : noise2(u * 0.36 + 5, v * 0.4, 22);
    setColour(s.albedo, palette.hair);
    dim(s.albedo, 0.42 + 0.62 * fine + 0.42 * coarse);
    dim(s.albedo, lerp(0.5, 1.12, aux(s, 2)));
    if (onDome) {
      combed(strand, s, layer);
      turn(strand, turned);
    } else for (let k = 0; k < 3; k++) strand[k] = attribute(s, strands, 3, k);
    strand[0] += (coarse - 0.5) * 0.3;
    strand[2] += (fine - 0.5) * 0.3;
    normalise(strand);
    const lift = (fine - 0.5) * 0.25;
    const fromKey = 0.13 * alongStrand(strand, lights.key, 40, lift);
    const fromFill = 0.06 * alongStrand(strand, lights.fill, 30, lift);
    s.shine = (fromKey + fromFill) * (0.35 + 1.3 * palette.hair[0]);
    s.wrap.fill(0.35);
    s.reflects = 'strands';
  };
}

/** Direction of combed strands in the head's frame: over the dome front to back, or to a side. */
function combed(out: V3, s: Surface, layer: HairLayer): void {
  const x = s.rest[0] - SKULL[0];
  const y = s.rest[1] - SKULL[1];
  const z = s.rest[2] - SKULL[2];
  const scale = 1 / (Math.hypot(y, z) || 1);
  const backY = -z * scale;
  const backZ = y * scale;
  out[0] = 0;
  out[1] = backY;
  out[2] = backZ;
  if (layer.flow !== 'side') return;
  const r = 1 / Math.hypot(x, y, z);
  out[0] = (backY * z - backZ * y) * r;
  out[1] = backZ * x * r;
  out[2] = -backY * x * r;
  const fromParting = Math.abs(x - layer.side * 2.6);
  if (y > 0) dim(s.albedo, lerp(0.25, 1, smoothstep(0.02, 0.3, fromParting)));
}

function turn(v: V3, m: number[]): void {
  const [x, y, z] = v;
  v[0] = m[0] * x + m[1] * y + m[2] * z;
  v[1] = m[3] * x + m[4] * y + m[5] * z;
  v[2] = m[6] * x + m[7] * y + m[8] * z;
}

/** Kajiya and Kay's reflection from a strand, for a viewer on the z axis. */
function alongStrand(strand: V3, light: V3, sharpness: number, lift: number): number {
  const half = 1 / Math.hypot(light[0], light[1], light[2] + 1);
  const along =
    (strand[0] * light[0] + strand[1] * light[1] + strand[2] * (light[2] + 1)) * half + lift;
  return Math.sqrt(Math.max(0, 1 - along * along)) ** sharpness;
}
