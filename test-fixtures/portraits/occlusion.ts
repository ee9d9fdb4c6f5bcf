import { smoothstep } from './maths.ts';
import type { Mesh } from './mesh.ts';
import { hash3 } from './noise.ts';
import type { Visibility } from './rasteriser.ts';
import { emptySurface, moveTo } from './surface.ts';

/** How far neighbours darken a point, cm. */
const RADIUS = 1.7;
const NEIGHBOURS = 10;
const GOLDEN_ANGLE = 2.399963;

/** How much light from all around reaches each place, 1 all; a map at half the resolution. */
export interface Occlusion {
  width: number;
  height: number;
  values: Float32Array;
}

/** Screen-space ambient occlusion. @param focal px */
export function ambientOcclusion(seen: Visibility, meshes: Mesh[], focal: number): Occlusion {
  const width = seen.width >> 1;
  const height = seen.height >> 1;
  const values = new Float32Array(width * height).fill(1);
  const surface = emptySurface(meshes[0]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const o = y * 2 * seen.width + x * 2;
      if (seen.mesh[o] === 0) continue;
      moveTo(surface, meshes, seen, o);
      const [nx, ny, nz] = surface.normal;
      const slopeX = nx / Math.max(0.3, nz);
      const slopeY = ny / Math.max(0.3, nz);
      values[y * width + x] = openness(seen, x, y, focal, slopeX, slopeY);
    }
  }
  return { width, height, values: blurred(values, width, height, seen) };
}

function openness(
  seen: Visibility,
  x: number,
  y: number,
  focal: number,
  slopeX: number,
  slopeY: number,
): number {
  const depth = seen.depth[y * 2 * seen.width + x * 2];
  const spin = hash3(x, y, 5) * 6.283;
  let hidden = 0;
  for (let i = 0; i < NEIGHBOURS; i++) {
    const angle = spin + i * GOLDEN_ANGLE;
    const r = RADIUS * Math.sqrt((i + 0.5) / NEIGHBOURS) * (i & 1 ? 1.8 : 1);
    const dx = Math.cos(angle) * r;
    const dy = Math.sin(angle) * r;
    const px = Math.trunc(x * 2 + (dx * focal) / depth);
    const py = Math.trunc(y * 2 - (dy * focal) / depth);
    if (px < 0 || py < 0 || px >= seen.width || py >= seen.height) continue;
    const there = seen.depth[py * seen.width + px];
    if (there === Infinity) continue;
    const aboveTangent = depth + slopeX * dx + slopeY * dy - there;
    hidden += smoothstep(0.08, 1.1, aboveTangent) * (1 - smoothstep(3, 7, depth - there));
  }
  return 1 - 0.85 * (hidden / NEIGHBOURS);
}

/** Mean of 5 × 5, where there is a surface. */
function blurred(
  values: Float32Array,
  width: number,
  height: number,
  seen: Visibility,
): Float32Array {
  const out = values.slice();
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      if (seen.mesh[y * 2 * seen.width + x * 2] === 0) continue;
      const o = y * width + x;
      let sum = 0;
      for (let j = -2; j <= 2; j++) for (let i = -2; i <= 2; i++) sum += values[o + j * width + i];
      out[o] = sum / 25;
    }
  }
  return out;
}

export function occlusionAt({ width, height, values }: Occlusion, x: number, y: number): number {
  return values[Math.min(height - 1, y >> 1) * width + Math.min(width - 1, x >> 1)];
}
