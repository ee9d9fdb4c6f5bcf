import type { Geometry } from './geometry.ts';
import { vertexNormals } from './geometry.ts';
import { asHead, type Follows, type Rig } from './pose.ts';
import type { Cut, Triangles } from './rasteriser.ts';
import type { Material } from './surface.ts';

/** What a pixel may show. */
export const LABELS = {
  background: 0,
  face: 1,
  body: 2,
  hair: 3,
  clothes: 4,
  eyes: 5,
  glasses: 6,
  hat: 7,
  mask: 8,
  brows: 9,
  mouth: 10,
  ears: 11,
} as const;
export type Label = keyof typeof LABELS;

/** A part of the person, in the camera's frame (cm), with how it looks. */
export interface Mesh extends Triangles {
  label: number;
  normals: Float32Array;
  rest: Float32Array;
  material: Material;
  castsShadow: boolean;
}

/** What a geometry is on the person. */
export interface Part {
  label: Label;
  material: Material;
  follows?: Follows;
  castsShadow?: boolean;
  cut?: Cut;
}

/** Puts a geometry of the head's frame into the camera's as a part of the person. */
export type Place = (geometry: Geometry, part: Part) => Mesh;

export const placer =
  (rig: Rig): Place =>
  (geometry, part) => {
    const positions = rig(geometry.positions, part.follows ?? asHead);
    return {
      ...geometry,
      positions,
      normals: vertexNormals(positions, geometry.triangles),
      label: LABELS[part.label],
      material: part.material,
      castsShadow: part.castsShadow ?? true,
      cut: part.cut,
    };
  };
