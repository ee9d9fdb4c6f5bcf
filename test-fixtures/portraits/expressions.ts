import {
  EYES,
  type EyeLandmarks,
  LEFT_EYE,
  LIPS_INNER_LOWER,
  LIPS_INNER_UPPER,
  LIPS_OUTER,
  OVAL,
  RIGHT_EYE,
} from './landmarks.ts';
import type { V3 } from './maths.ts';
import { BACK, FACE_POINTS, RINGS, ringVertex } from './skull.ts';

/**
 * How far each vertex of the cage moves (cm, three numbers per vertex) when an expression is full:
 * the lips meet, the upper and the lower lids shut, a smile, raised brows. `jaw` holds in its first
 * number how much a vertex turns with the jaw, 0..1.
 */
export interface Expressions {
  lipsMeet: Float32Array;
  upperLids: Float32Array;
  lowerLids: Float32Array;
  smile: Float32Array;
  brows: Float32Array;
  jaw: Float32Array;
}

/** Given movements; the vertices between them follow smoothly. */
type Given = Map<number, V3>;
const STILL: V3 = [0, 0, 0];

/** @param points cage points of the average face, cm; @param triangles of the cage */
export function expressionsOf(points: Float32Array, triangles: Uint32Array): Expressions {
  const neighbours = neighboursOf(points.length / 3, triangles);
  const spread = (given: Given, free: (v: number) => boolean): Float32Array =>
    harmonic(neighbours, given, free);
  const x = (v: number): number => points[v * 3];
  const y = (v: number): number => points[v * 3 + 1];
  const inFace = (v: number): boolean => v < FACE_POINTS;
  const nearMouth = (v: number): boolean =>
    inFace(v) && y(v) < -2.4 && Math.abs(x(v)) < 3.3 && y(v) > -6.6;
  const nearEyes = (v: number): boolean =>
    inFace(v) && y(v) < 3.7 && y(v) > 1.9 && Math.abs(x(v)) > 1.2 && Math.abs(x(v)) < 5.2;
  return {
    lipsMeet: spread(lipsMeet(points), nearMouth),
    upperLids: spread(upperLids(points), (v) => nearEyes(v) && y(v) > 2.6),
    lowerLids: spread(lowerLids(points), (v) => nearEyes(v) && y(v) < 2.6),
    smile: spread(smile(), (v) => inFace(v) && y(v) < 1.5),
    brows: spread(brows(), (v) => inFace(v) && y(v) > 2.4),
    jaw: spread(jaw(points), () => true),
  };
}

function neighboursOf(count: number, triangles: Uint32Array): Set<number>[] {
  const neighbours: Set<number>[] = Array.from({ length: count }, () => new Set());
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const a = triangles[t + k];
      const b = triangles[t + ((k + 1) % 3)];
      neighbours[a].add(b);
      neighbours[b].add(a);
    }
  }
  return neighbours;
}

/** Every free vertex becomes the mean of its neighbours (Gauss-Seidel, until it hardly changes). */
function harmonic(
  neighbours: Set<number>[],
  given: Given,
  free: (v: number) => boolean,
): Float32Array {
  const field = new Float32Array(neighbours.length * 3);
  for (const [v, movement] of given) field.set(movement, v * 3);
  const moving = neighbours.map((_, v) => v).filter((v) => !given.has(v) && free(v));
  for (let round = 0; round < 400; round++) {
    for (const v of moving) {
      let x = 0;
      let y = 0;
      let z = 0;
      for (const u of neighbours[v]) {
        x += field[u * 3];
        y += field[u * 3 + 1];
        z += field[u * 3 + 2];
      }
      field[v * 3] = x / neighbours[v].size;
      field[v * 3 + 1] = y / neighbours[v].size;
      field[v * 3 + 2] = z / neighbours[v].size;
    }
  }
  return field;
}

/** `share` of the way from one vertex to another. */
function towards(points: Float32Array, from: number, to: number, share: number): V3 {
  const part = (k: number): number => (points[to * 3 + k] - points[from * 3 + k]) * share;
  return [part(0), part(1), part(2)];
}

const still = (given: Given, vertices: number[]): void => {
  for (const v of vertices) given.set(v, STILL);
};

/** Moves a vertex of the right side and, mirrored, its twin on the left. */
const bothSides = (given: Given, right: number, left: number, [x, y, z]: V3): void => {
  given.set(right, [x, y, z]);
  given.set(left, [-x, y, z]);
};

function lipsMeet(points: Float32Array): Given {
  const given: Given = new Map();
  still(given, [LIPS_INNER_UPPER[0], LIPS_INNER_UPPER[10]]);
  for (let i = 1; i < 10; i++) {
    const upper = LIPS_INNER_UPPER[i];
    const lower = LIPS_INNER_LOWER[i];
    given.set(upper, towards(points, upper, lower, 0.48));
    given.set(lower, towards(points, lower, upper, 0.5));
  }
  still(given, [61, 291]);
  return given;
}

/** Both lids of an eye: `moving` goes `share` of the way to `fixed`, corners stay. */
function shutLid(
  points: Float32Array,
  given: Given,
  moving: number[],
  fixed: number[],
  share: number,
): void {
  moving.forEach((v, i) => {
    const corner = i === 0 || i === moving.length - 1;
    given.set(v, corner ? STILL : towards(points, v, fixed[i], share));
    given.set(fixed[i], STILL);
  });
}

function upperLids(points: Float32Array): Given {
  const given: Given = new Map();
  for (const eye of EYES) shutLid(points, given, eye.upper, eye.lower, 0.93);
  for (const eye of EYES) still(given, eye.socket);
  for (const eye of EYES) for (const v of eye.fold.slice(2, 7)) given.set(v, [0, -0.12, 0]);
  return given;
}

function lowerLids(points: Float32Array): Given {
  const given: Given = new Map();
  for (const eye of EYES) shutLid(points, given, eye.lower, eye.upper, 0.09);
  return given;
}

function smile(): Given {
  const given: Given = new Map();
  bothSides(given, 61, 291, [-0.65, 0.5, -0.35]);
  bothSides(given, 78, 308, [-0.6, 0.45, -0.35]);
  bothSides(given, 50, 280, [-0.05, 0.3, 0.15]);
  bothSides(given, 205, 425, [-0.25, 0.35, 0.15]);
  still(given, [1, 2, 4, 5, 98, 327, 152, 175, 33, 263, 133, 362, 145, 374, ...OVAL]);
  for (const v of [0, 13, 14, 17]) given.set(v, [0, 0.08, -0.1]);
  return given;
}

function brows(): Given {
  const given: Given = new Map();
  const all = (eye: EyeLandmarks): number[] => [...eye.browUpper, ...eye.browLower];
  for (const v of [...all(RIGHT_EYE), ...all(LEFT_EYE)]) given.set(v, [0, 0.6, 0]);
  still(given, [10, 109, 338, 67, 297, 6, 197, 195, ...OVAL]);
  for (const eye of EYES) still(given, eye.upper);
  return given;
}

/** How much the face's edge turns with the jaw, from the chin out to the ears. */
const JAW_EDGE = new Map(
  [
    [[152, 148, 377, 176, 400, 149, 378], 1],
    [[150, 379], 0.97],
    [[136, 365], 0.85],
    [[172, 397], 0.62],
    [[58, 288], 0.35],
    [[132, 361], 0.12],
  ].flatMap(([vertices, turn]) => (vertices as number[]).map((v) => [v, turn as number] as const)),
);

function jaw(points: Float32Array): Given {
  const given: Given = new Map();
  const turn = (v: number, share: number): void => {
    given.set(v, [share, 0, 0]);
  };
  for (let v = 0; v < FACE_POINTS; v++) {
    const [y, z] = [points[v * 3 + 1], points[v * 3 + 2]];
    if (y > -2.6) turn(v, 0);
    else if (y < -6.2 && z > 1.5) turn(v, 1);
  }
  for (let i = 1; i < 10; i++) {
    turn(LIPS_INNER_UPPER[i], 0);
    turn(LIPS_INNER_LOWER[i], 1);
    turn(LIPS_OUTER[i], 0.02);
    turn(LIPS_OUTER[10 + i], 1);
  }
  OVAL.forEach((edge, i) => {
    const share = JAW_EDGE.get(edge) ?? 0;
    turn(edge, share);
    for (let ring = 1; ring <= RINGS; ring++) {
      turn(ringVertex(ring, i), share * Math.max(0, 1 - ring / 3.5));
    }
  });
  turn(BACK, 0);
  return given;
}
