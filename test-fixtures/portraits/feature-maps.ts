export const MAPS = [
  'lip',
  'brow',
  'liner',
  'crease',
  'nostril',
  'blush',
  'beard',
  'under',
  'fold',
  'seam',
] as const;

/**
 * How much of each feature there is at each place of the face, 0..1, in the mesh's texture
 * coordinates: lips, brows, lash line, lid crease, nostrils, redness, where a beard grows, the
 * shadow under the eyes, folds beside the nose, the line between the lips.
 */
export type FeatureMaps = Record<(typeof MAPS)[number], Float32Array>;

/** Texels on a side. */
export const SIZE = 1024;
/** Value of a map at texture coordinates, between its texels; 0 outside. */
export function sample(map: Float32Array, u: number, v: number): number {
  const x = u * SIZE - 0.5;
  const y = v * SIZE - 0.5;
  if (x < 0 || y < 0 || x >= SIZE - 1 || y >= SIZE - 1) return 0;
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = x - xi;
  const o = yi * SIZE + xi;
  const top = map[o] + (map[o + 1] - map[o]) * fx;
  const bottom = map[o + SIZE] + (map[o + SIZE + 1] - map[o + SIZE]) * fx;
  return top * (1 - (y - yi)) + bottom * (y - yi);
}
