import type { Canonical } from './canonical.ts';
import { type Expressions, expressionsOf } from './expressions.ts';
import { EYES, LIPS_INNER_LOWER, LIPS_INNER_UPPER, OVAL } from './landmarks.ts';
import { BACK, cagePoints, RINGS, ringVertex } from './skull.ts';
import {
  boundaryLoops,
  interpolate,
  planSubdivision,
  type Subdivision,
  subdivide,
} from './subdivision.ts';

/** What every head shares: the average head's surface, and how expressions move it. */
export interface Template {
  face: Canonical;
  steps: Subdivision[];
  triangles: Uint32Array;
  uv: Float32Array;
  /** Surface of the average face, cm. */
  rest: Float32Array;
  moves: Expressions;
  /** Edges of the holes: right eye, left eye, mouth. */
  eyeEdges: [number[], number[]];
  mouthEdge: number[];
}

/** Builds the template of a canonical face; a fraction of a second, so it is worth keeping. */
export function buildTemplate(face: Canonical): Template {
  const cage = Uint32Array.from([...withoutHoles(face.triangles), ...backOfHead()]);
  const first = planSubdivision(BACK + 1, cage);
  const second = planSubdivision(first.count, first.triangles);
  const steps = [first, second];
  const points = cagePoints(face.positions, 0);
  const rest = interpolate(steps, points);
  const moves = expressionsOf(points, cage);
  for (const key of Object.keys(moves) as (keyof Expressions)[]) {
    moves[key] = subdivide(steps, moves[key], 3);
  }
  const template: Template = {
    face,
    steps,
    triangles: second.triangles,
    uv: subdivide(steps, cageUv(face), 2),
    rest,
    moves,
    eyeEdges: [[], []],
    mouthEdge: [],
  };
  for (const loop of boundaryLoops(second.triangles)) {
    const x = loop.reduce((sum, v) => sum + rest[v * 3], 0) / loop.length;
    if (Math.abs(x) < 0.5) template.mouthEdge = loop;
    else template.eyeEdges[x < 0 ? 0 : 1] = loop;
  }
  return template;
}

/** The canonical mesh closes its eyes and its mouth with triangles; ours are open. */
function withoutHoles(triangles: Uint32Array): number[] {
  const holes = EYES.map((eye) => new Set([...eye.upper, ...eye.lower]));
  holes.push(new Set([...LIPS_INNER_UPPER, ...LIPS_INNER_LOWER]));
  const kept: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [...triangles.subarray(t, t + 3)];
    if (!holes.some((hole) => corners.every((v) => hole.has(v)))) kept.push(...corners);
  }
  return kept;
}

function backOfHead(): number[] {
  const triangles: number[] = [];
  for (let ring = 0; ring <= RINGS; ring++) {
    for (let i = 0; i < OVAL.length; i++) {
      const a = ringVertex(ring, i);
      const b = ringVertex(ring, i + 1);
      if (ring === RINGS) triangles.push(a, b, BACK);
      else {
        const c = ringVertex(ring + 1, i);
        triangles.push(a, b, c, b, ringVertex(ring + 1, i + 1), c);
      }
    }
  }
  return triangles;
}

/** Texture coordinates, going on outwards behind the face's edge. */
function cageUv(face: Canonical): Float32Array {
  const uv = new Float32Array((BACK + 1) * 2).fill(-1);
  uv.set(face.uv);
  for (let ring = 1; ring <= RINGS; ring++) {
    OVAL.forEach((edge, i) => {
      const u = face.uv[edge * 2] - 0.5;
      const v = face.uv[edge * 2 + 1] - 0.5;
      const out = 1 + ring * 0.2;
      uv.set([0.5 + u * out, 0.5 + v * out], ringVertex(ring, i) * 2);
    });
  }
  uv.set([0.5, 9], BACK * 2);
  return uv;
}
