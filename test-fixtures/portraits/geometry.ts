import type { V3 } from './maths.ts';

/** Triangles with attributes, three numbers per vertex, in the head's frame (cm). */
export interface Geometry {
  positions: Float32Array;
  triangles: Uint32Array;
  /** Positions at rest: textures stay put on them when the head or face moves. */
  rest: Float32Array;
  /** Two numbers per vertex. */
  uv: Float32Array;
  /** What each part needs for its texture, three numbers per vertex. */
  aux: Float32Array;
}

interface GridVertex {
  p: V3;
  aux?: V3;
  uv?: [number, number];
}

/** A rectangle of `columns` × `rows` cells, bent by `place`; `closed` joins its left and right. */
export function grid(
  columns: number,
  rows: number,
  closed: boolean,
  place: (column: number, row: number) => GridVertex,
): Geometry {
  const across = closed ? columns : columns + 1;
  const count = across * (rows + 1);
  const positions = new Float32Array(count * 3);
  const aux = new Float32Array(count * 3);
  const uv = new Float32Array(count * 2);
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i < across; i++) {
      const vertex = place(i, j);
      const o = j * across + i;
      positions.set(vertex.p, o * 3);
      if (vertex.aux) aux.set(vertex.aux, o * 3);
      uv.set(vertex.uv ?? [i / columns, j / rows], o * 2);
    }
  }
  const triangles: number[] = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const a = j * across + i;
      const b = j * across + ((i + 1) % across);
      triangles.push(a, a + across, b, b, a + across, b + across);
    }
  }
  return { positions, rest: positions, aux, uv, triangles: Uint32Array.from(triangles) };
}

/** Triangles without a texture. */
export function plainGeometry(positions: number[], triangles: number[]): Geometry {
  const points = Float32Array.from(positions);
  return {
    positions: points,
    rest: points,
    triangles: Uint32Array.from(triangles),
    aux: new Float32Array(points.length),
    uv: new Float32Array((points.length / 3) * 2),
  };
}

/** Several parts as one. */
export function merge(parts: Geometry[]): Geometry {
  const vertices = parts.reduce((sum, part) => sum + part.positions.length / 3, 0);
  const merged: Geometry = {
    positions: new Float32Array(vertices * 3),
    rest: new Float32Array(vertices * 3),
    aux: new Float32Array(vertices * 3),
    uv: new Float32Array(vertices * 2),
    triangles: new Uint32Array(parts.reduce((sum, part) => sum + part.triangles.length, 0)),
  };
  let vertex = 0;
  let corner = 0;
  for (const part of parts) {
    merged.positions.set(part.positions, vertex * 3);
    merged.rest.set(part.rest, vertex * 3);
    merged.aux.set(part.aux, vertex * 3);
    merged.uv.set(part.uv, vertex * 2);
    for (const i of part.triangles) merged.triangles[corner++] = i + vertex;
    vertex += part.positions.length / 3;
  }
  return merged;
}

/** A pipe of that radius (cm) along a line of points. */
export function tube(line: V3[], radius: number, sides: number, closed: boolean): Geometry {
  const n = line.length;
  const rows = closed ? n : n - 1;
  return grid(sides, rows, true, (i, j) => {
    const k = j % n;
    const before = line[closed ? (k + n - 1) % n : Math.max(0, k - 1)];
    const after = line[closed ? (k + 1) % n : Math.min(n - 1, k + 1)];
    const along = unit([after[0] - before[0], after[1] - before[1], after[2] - before[2]]);
    const aside = unit(cross(along, Math.abs(along[2]) < 0.8 ? [0, 0, 1] : [0, 1, 0]));
    const over = cross(along, aside);
    const angle = (-i / sides) * Math.PI * 2;
    const c = Math.cos(angle) * radius;
    const s = Math.sin(angle) * radius;
    const [x, y, z] = line[k];
    return {
      p: [
        x + aside[0] * c + over[0] * s,
        y + aside[1] * c + over[1] * s,
        z + aside[2] * c + over[2] * s,
      ],
    };
  });
}

function unit(v: V3): V3 {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}

export const cross = (a: V3, b: V3): V3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Unit normals, each the area-weighted mean of the faces around the vertex. */
export function vertexNormals(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t] * 3;
    const b = triangles[t + 1] * 3;
    const c = triangles[t + 2] * 3;
    const ux = positions[b] - positions[a];
    const uy = positions[b + 1] - positions[a + 1];
    const uz = positions[b + 2] - positions[a + 2];
    const vx = positions[c] - positions[a];
    const vy = positions[c + 1] - positions[a + 1];
    const vz = positions[c + 2] - positions[a + 2];
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    for (let k = 0; k < 3; k++) {
      const i = triangles[t + k] * 3;
      normals[i] += x;
      normals[i + 1] += y;
      normals[i + 2] += z;
    }
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i], normals[i + 1], normals[i + 2]) || 1;
    for (let k = 0; k < 3; k++) normals[i + k] /= length;
  }
  return normals;
}
