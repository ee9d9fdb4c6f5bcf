import type { RGB } from './colour.ts';
import type { Lighting, Shadow } from './lighting.ts';
import { dot, lerp, smoothstep, type V3 } from './maths.ts';
import type { Mesh } from './mesh.ts';
import { hash3 } from './noise.ts';
import { type Occlusion, occlusionAt } from './occlusion.ts';
import type { Visibility } from './rasteriser.ts';
import { attribute, emptySurface, moveTo, normalise, resetLook, type Surface } from './surface.ts';

interface Shading {
  seen: Visibility;
  meshes: Mesh[];
  lighting: Lighting;
  shadow: Shadow;
  occlusion: Occlusion;
  /** What is between the surface and the camera changes its light, in place. */
  through: (light: RGB, sample: number) => void;
}

/** Light (linear, 0..1 and above) from every sample that sees a surface, three numbers each. */
export function shade({
  seen,
  meshes,
  lighting,
  shadow,
  occlusion,
  through,
}: Shading): Float32Array {
  const { width, height } = seen;
  const image = new Float32Array(width * height * 3);
  const surface = emptySurface(meshes[0]);
  const light: RGB = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const o = y * width + x;
      if (seen.mesh[o] === 0) continue;
      moveTo(surface, meshes, seen, o);
      resetLook(surface);
      surface.mesh.material(surface, lighting);
      normalise(surface.normal);
      const open = lerp(1, occlusionAt(occlusion, x, y), surface.occlusion);
      const lit = litShare(surface, lighting, shadow, hash3(x, y, 3) * 6.283);
      diffuse(light, surface, lighting, open, lit);
      const reflected = reflection(surface, lighting, open, lit);
      for (let k = 0; k < 3; k++) light[k] += reflected * lighting.colour[k];
      through(light, o);
      for (let k = 0; k < 3; k++) image[o * 3 + k] = light[k];
    }
  }
  return image;
}

function litShare(s: Surface, { key }: Lighting, shadow: Shadow, spin: number): number {
  if (dot(s.normal, key) <= -0.5) return 0;
  const x = heightened(s, 0);
  const y = heightened(s, 1);
  return shadow(x, y, heightened(s, 2), spin);
}

/** Component k of a place just above the surface, or it would shade itself. */
function heightened(s: Surface, k: number): number {
  return attribute(s, s.mesh.positions, 3, k) + s.normal[k] * 0.25;
}

/** Light that walls and clothes throw back is a little warm. */
const BOUNCE: RGB = [1.04, 1, 0.97];

function diffuse(out: RGB, s: Surface, lighting: Lighting, open: number, lit: number): void {
  const { key, fill, strength, colour } = lighting;
  const towardsKey = dot(s.normal, key);
  const towardsFill = dot(s.normal, fill);
  const sky = 0.72 + 0.28 * s.normal[1];
  for (let k = 0; k < 3; k++) {
    const wrap = s.wrap[k];
    // Skin scatters red: shadows and corners are less dark in it.
    const scatters = wrap > 0.4;
    const fromKey = Math.max(0, (towardsKey + wrap) / (1 + wrap));
    const fromFill = Math.max(0, (towardsFill + wrap) / (1 + wrap));
    const unshadowed = scatters && k === 0 ? lit ** 0.8 : lit;
    const around = strength.fill * fromFill + strength.ambient * sky * BOUNCE[k];
    out[k] =
      s.albedo[k] *
      (strength.key * colour[k] * fromKey * unshadowed + around * (scatters ? open ** 0.85 : open));
  }
}

/** Blinn's highlight for a viewer on the z axis. */
function highlight(normal: V3, light: V3, gloss: number): number {
  const scale = 1 / Math.hypot(light[0], light[1], light[2] + 1);
  const along = (normal[0] * light[0] + normal[1] * light[1] + normal[2] * (light[2] + 1)) * scale;
  return along > 0 ? along ** gloss : 0;
}

function reflection(s: Surface, lighting: Lighting, open: number, lit: number): number {
  const { key, fill, strength } = lighting;
  const { normal, gloss } = s;
  if (s.reflects === 'cornea') {
    const window = 0.9 * smoothstep(0.982, 0.992, highlight(normal, key, 1)) * strength.key;
    const lamp = 0.35 * smoothstep(0.988, 0.995, highlight(normal, fill, 1)) * strength.fill;
    return window + lamp + 0.015;
  }
  if (s.shine === 0) return 0;
  if (s.reflects === 'strands') {
    return s.shine * (0.4 + 0.6 * lit) * open;
  }
  const grazing = 0.35 + 0.65 * (1 - Math.max(0, normal[2])) ** 3;
  const broad = highlight(normal, key, gloss) + 0.6 * highlight(normal, key, gloss * 4);
  const fromKey = broad * strength.key * lit * Math.max(0, dot(normal, key)) * 1.4;
  const fromFill = highlight(normal, fill, gloss) * strength.fill * Math.max(0, dot(normal, fill));
  return s.shine * grazing * (fromKey + fromFill) * open;
}
