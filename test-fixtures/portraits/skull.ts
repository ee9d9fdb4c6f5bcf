import { OVAL } from './landmarks.ts';
import { lerp, smoothstep, type V3 } from './maths.ts';

/** Centre of the skull, cm. */
export const SKULL: V3 = [0, 2.5, -2.5];
/** Height of the skull's top above its centre, cm, for the average identity. */
export const SKULL_TOP = 10.1;
/** How many of the cage's vertices are the face's landmarks; they come first. */
export const FACE_POINTS = 468;
/** Rings of vertices between the face's edge and the back of the head. */
export const RINGS = 8;

/** Index in the cage of a vertex of ring 0 (the face's edge) to RINGS; `i` may run past the end. */
export const ringVertex = (ring: number, i: number): number =>
  ring === 0 ? OVAL[i % OVAL.length] : FACE_POINTS + (ring - 1) * OVAL.length + (i % OVAL.length);

/** The back of the head, the cage's last vertex. */
export const BACK = FACE_POINTS + RINGS * OVAL.length;

/** The cage's points (cm) around a face of 468 points: the face, the rings, the back. */
export function cagePoints(face: Float32Array, skullHeight: number): Float32Array {
  const points = new Float32Array((BACK + 1) * 3);
  points.set(face);
  for (let ring = 1; ring <= RINGS; ring++) {
    for (let i = 0; i < OVAL.length; i++) {
      const edge = OVAL[i] * 3;
      const from: V3 = [face[edge], face[edge + 1], face[edge + 2]];
      const share = (ring / (RINGS + 1)) ** 1.25;
      points.set(behindEdge(from, share, skullHeight), ringVertex(ring, i) * 3);
    }
  }
  points.set([0, SKULL[1], SKULL[2] - 9.6], BACK * 3);
  return points;
}

/** A point `share` of the way from the face's edge to the back, leaving the face for an ellipsoid. */
function behindEdge(edge: V3, share: number, skullHeight: number): V3 {
  const x = edge[0] - SKULL[0];
  const y = edge[1] - SKULL[1];
  const z = edge[2] - SKULL[2];
  const radius = Math.hypot(x, y, z);
  const around = Math.atan2(y, x);
  const polar = lerp(Math.acos(z / radius), Math.PI, share);
  const dx = Math.cos(around) * Math.sin(polar);
  const dy = Math.sin(around) * Math.sin(polar);
  const dz = Math.cos(polar);
  const ry = dy > 0 ? SKULL_TOP + skullHeight : 9.4;
  const rz = dz > 0 ? 8.6 : 9.6;
  const ellipsoid = 1 / Math.hypot(dx / 8.1, dy / ry, dz / rz);
  const low = smoothstep(0, -8, y);
  const side = 1 - Math.abs(Math.sin(around));
  const onSkull = smoothstep(0, lerp(0.42, 0.2, low) + side * 0.1, share);
  const r = lerp(radius * (1 - 0.02 * share), ellipsoid, onSkull);
  return [SKULL[0] + dx * r, SKULL[1] + dy * r, SKULL[2] + dz * r];
}
