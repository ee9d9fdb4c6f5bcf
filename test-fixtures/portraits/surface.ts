import type { RGB } from './colour.ts';
import type { V3 } from './maths.ts';
import type { Mesh } from './mesh.ts';
import type { Visibility } from './rasteriser.ts';

/**
 * The point of a surface that a sample sees, and how it reflects light. One object is reused for all samples: a
 * material sets what differs from {@link resetLook}.
 */
export interface Surface {
  mesh: Mesh;
  /** The triangle's corners, and their weights. */
  corners: [number, number, number];
  weights: [number, number, number];
  /** Place at rest, cm: what textures are made of. */
  rest: V3;
  /** Unit normal towards the camera; a material may tilt it. */
  normal: V3;
  albedo: RGB;
  /** How far light creeps round into the shade, per component: skin and hair are translucent. */
  wrap: RGB;
  /** Strength and sharpness of reflections. */
  shine: number;
  gloss: number;
  /** How much the corners' darkness counts, 0..1. */
  occlusion: number;
  /** What reflects: a surface, strands (which work out their shine), an eye's cornea. */
  reflects: 'surface' | 'strands' | 'cornea';
}

export type Material = (surface: Surface, lights: Lights) => void;

/** The lights as materials need them: unit directions towards the key and the fill light. */
export interface Lights {
  key: V3;
  fill: V3;
}

export const emptySurface = (mesh: Mesh): Surface => ({
  mesh,
  corners: [0, 0, 0],
  weights: [0, 0, 0],
  rest: [0, 0, 0],
  normal: [0, 0, 1],
  albedo: [0, 0, 0],
  wrap: [0, 0, 0],
  shine: 0,
  gloss: 20,
  occlusion: 1,
  reflects: 'surface',
});

/** A vertex attribute at the point: `size` numbers per vertex, component `k`. */
export function attribute(s: Surface, values: Float32Array, size: number, k: number): number {
  const { corners, weights } = s;
  return (
    weights[0] * values[corners[0] * size + k] +
    weights[1] * values[corners[1] * size + k] +
    weights[2] * values[corners[2] * size + k]
  );
}

/** Component k of the mesh's aux. */
export const aux = (s: Surface, k: number): number => attribute(s, s.mesh.aux, 3, k);

/** Puts the surface at what sample `o` of the visibility sees. */
export function moveTo(s: Surface, meshes: Mesh[], seen: Visibility, o: number): void {
  s.mesh = meshes[seen.mesh[o] - 1];
  const { triangles, rest } = s.mesh;
  const t = seen.triangle[o];
  for (let k = 0; k < 3; k++) s.corners[k] = triangles[t + k];
  s.weights[1] = seen.second[o];
  s.weights[2] = seen.third[o];
  s.weights[0] = 1 - s.weights[1] - s.weights[2];
  for (let k = 0; k < 3; k++) s.rest[k] = attribute(s, rest, 3, k);
  setNormal(s);
}

/** Both sides of a surface are lit: the normal always faces the camera. */
function setNormal(s: Surface): void {
  const { normals } = s.mesh;
  const x = attribute(s, normals, 3, 0);
  const y = attribute(s, normals, 3, 1);
  const z = attribute(s, normals, 3, 2);
  const scale = (z < 0 ? -1 : 1) / (Math.hypot(x, y, z) || 1);
  s.normal[0] = x * scale;
  s.normal[1] = y * scale;
  s.normal[2] = z * scale;
}

export function normalise(v: V3): void {
  const scale = 1 / Math.hypot(v[0], v[1], v[2]);
  v[0] *= scale;
  v[1] *= scale;
  v[2] *= scale;
}

/** The default look, for everything that a material does not set. */
export function resetLook(s: Surface): void {
  s.wrap[0] = 0;
  s.wrap[1] = 0;
  s.wrap[2] = 0;
  s.shine = 0;
  s.gloss = 20;
  s.occlusion = 1;
  s.reflects = 'surface';
}
