import type { ArtifactName } from './artifacts.ts';

/**
 * Artifacts that are small and plain data. Checks may need these alone, so that a photo can be judged again
 * without its pixels.
 */
export const recordable = [
  'file',
  'pose',
  'head',
  'apertures',
  'source',
  'origin',
  'faceLight',
  'cheeks',
  'skin',
  'skinLight',
  'eyeLook',
  'mouthLook',
  'gaze',
  'background',
  'clothing',
  'shoulders',
  'focus',
  'noise',
  'blockiness',
  'isoQuality',
  'coverings',
  'answers',
] as const satisfies readonly ArtifactName[];
export type Recordable = (typeof recordable)[number];
