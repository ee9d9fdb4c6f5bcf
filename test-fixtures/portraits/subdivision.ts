/**
 * One step of Loop subdivision as a list of weighted sums (new vertex = Σ weight × old vertex). So one topology
 * serves every face and every attribute. The terms of vertex v run from offsets[v] to offsets[v + 1]. Old vertices
 * come first, then one for each edge.
 */
export interface Subdivision {
  count: number;
  offsets: Uint32Array;
  sources: Uint32Array;
  weights: Float32Array;
  triangles: Uint32Array;
}

interface Edge {
  ends: [number, number];
  /** The corners facing the edge: one on a border, else two. */
  facing: number[];
}

function edgesOf(vertexCount: number, triangles: Uint32Array): { edges: Edge[]; of: Uint32Array } {
  const known = new Map<number, number>();
  const edges: Edge[] = [];
  const of = new Uint32Array(triangles.length);
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const a = triangles[t + k];
      const b = triangles[t + ((k + 1) % 3)];
      const ends: [number, number] = a < b ? [a, b] : [b, a];
      const key = ends[0] * vertexCount + ends[1];
      let edge = known.get(key);
      if (edge === undefined) {
        edge = edges.length;
        known.set(key, edge);
        edges.push({ ends, facing: [] });
      }
      edges[edge].facing.push(triangles[t + ((k + 2) % 3)]);
      of[t + k] = edge;
    }
  }
  return { edges, of };
}

/** Plans one subdivision step of a mesh with that many vertices (C. Loop, 1987). */
export function planSubdivision(vertexCount: number, triangles: Uint32Array): Subdivision {
  const { edges, of } = edgesOf(vertexCount, triangles);
  const neighbours: number[][] = Array.from({ length: vertexCount }, () => []);
  const alongBorder: number[][] = Array.from({ length: vertexCount }, () => []);
  for (const { ends, facing } of edges) {
    for (const [from, to] of [ends, [ends[1], ends[0]]]) {
      neighbours[from].push(to);
      if (facing.length === 1) alongBorder[from].push(to);
    }
  }
  const offsets = [0];
  const sources: number[] = [];
  const weights: number[] = [];
  const vertex = (from: number[], by: number[]): void => {
    sources.push(...from);
    weights.push(...by);
    offsets.push(sources.length);
  };
  for (let v = 0; v < vertexCount; v++) {
    const border = alongBorder[v];
    if (border.length >= 2) vertex([v, border[0], border[1]], [0.75, 0.125, 0.125]);
    else {
      const n = neighbours[v].length;
      const weight = n === 3 ? 3 / 16 : 3 / (8 * n);
      vertex([v, ...neighbours[v]], [1 - n * weight, ...neighbours[v].map(() => weight)]);
    }
  }
  for (const { ends, facing } of edges) {
    if (facing.length === 1) vertex(ends, [0.5, 0.5]);
    else vertex([...ends, ...facing.slice(0, 2)], [0.375, 0.375, 0.125, 0.125]);
  }
  const quartered: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = triangles.subarray(t, t + 3);
    const [ab, bc, ca] = [of[t], of[t + 1], of[t + 2]].map((edge) => vertexCount + edge);
    quartered.push(a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca);
  }
  return {
    count: vertexCount + edges.length,
    offsets: Uint32Array.from(offsets),
    sources: Uint32Array.from(sources),
    weights: Float32Array.from(weights),
    triangles: Uint32Array.from(quartered),
  };
}

/** Applies planned steps, in turn, to values of `size` numbers per vertex. */
export function subdivide(steps: Subdivision[], values: Float32Array, size: number): Float32Array {
  for (const step of steps) values = subdivideOnce(step, values, size);
  return values;
}

function subdivideOnce(step: Subdivision, values: Float32Array, size: number): Float32Array {
  const { count, offsets, sources, weights } = step;
  const out = new Float32Array(count * size);
  for (let v = 0; v < count; v++) {
    for (let j = offsets[v]; j < offsets[v + 1]; j++) {
      const weight = weights[j];
      const from = sources[j] * size;
      for (let k = 0; k < size; k++) out[v * size + k] += weight * values[from + k];
    }
  }
  return out;
}

/** The surface that passes (nearly) through the points, rather than near them. */
export function interpolate(steps: Subdivision[], points: Float32Array): Float32Array {
  const cage = points.slice();
  for (let round = 0; round < 4; round++) {
    const surface = subdivide(steps, cage, 3);
    for (let i = 0; i < points.length; i++) cage[i] += 0.7 * (points[i] - surface[i]);
  }
  return subdivide(steps, cage, 3);
}

/** The mesh's holes, each as its vertices in order. */
export function boundaryLoops(triangles: Uint32Array): number[][] {
  const halves = new Set<string>();
  const eachHalf = (visit: (a: number, b: number) => void): void => {
    for (let t = 0; t < triangles.length; t += 3) {
      for (let k = 0; k < 3; k++) visit(triangles[t + k], triangles[t + ((k + 1) % 3)]);
    }
  };
  eachHalf((a, b) => halves.add(`${a},${b}`));
  const next = new Map<number, number>();
  eachHalf((a, b) => {
    if (!halves.has(`${b},${a}`)) next.set(a, b);
  });
  const loops: number[][] = [];
  for (const [start] of next) {
    const loop: number[] = [];
    let v: number | undefined = start;
    while (v !== undefined && next.has(v)) {
      loop.push(v);
      const after = next.get(v);
      next.delete(v);
      v = after;
    }
    if (loop.length > 0) loops.push(loop);
  }
  return loops;
}
