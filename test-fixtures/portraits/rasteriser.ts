/** Decides whether a point of a mesh is missing, by the first two numbers of its aux and its v. */
export type Cut = (first: number, second: number, v: number) => boolean;

/** Triangles in any space, with only what is needed to decide their visibility. */
export interface Triangles {
  positions: Float32Array;
  triangles: Uint32Array;
  uv: Float32Array;
  aux: Float32Array;
  cut?: Cut | undefined;
}

/** Which triangle each pixel sees, and where in it. */
export interface Visibility {
  width: number;
  height: number;
  /** 1 + index of the mesh; 0 none */
  mesh: Uint8Array;
  /** Index of the triangle's first corner in the mesh's list. */
  triangle: Int32Array;
  /** Weights of the second and third corner, perspective-correct. */
  second: Float32Array;
  third: Float32Array;
  /** Distance from the eye, cm; Infinity where nothing is. */
  depth: Float32Array;
}

/** Image x and y (px, y down) and depth of each point. */
type Projection = (points: Float32Array) => Float32Array;

/** A pinhole camera on the z axis, `distance` cm before the origin, which it sees at (cx, cy). */
export interface Camera {
  /** px */
  focal: number;
  distance: number;
  cx: number;
  cy: number;
}

export function emptyVisibility(width: number, height: number): Visibility {
  const pixels = width * height;
  return {
    width,
    height,
    mesh: new Uint8Array(pixels),
    triangle: new Int32Array(pixels),
    second: new Float32Array(pixels),
    third: new Float32Array(pixels),
    depth: new Float32Array(pixels).fill(Infinity),
  };
}

export function perspective({ focal, distance, cx, cy }: Camera): Projection {
  return (points) => {
    const out = new Float32Array(points.length);
    for (let i = 0; i < points.length; i += 3) {
      const depth = distance - points[i + 2];
      const scale = focal / depth;
      out[i] = cx + points[i] * scale;
      out[i + 1] = cy - points[i + 1] * scale;
      out[i + 2] = depth;
    }
    return out;
  };
}

/**
 * Draws meshes (at most 255) into a visibility buffer; the nearest wins, the first on a tie.
 * @param linear true where depth is linear in the image, as in an orthographic projection
 */
export function rasterise(
  into: Visibility,
  meshes: Triangles[],
  project: Projection,
  linear = false,
): void {
  meshes.forEach((mesh, index) => {
    const points = project(mesh.positions);
    for (let t = 0; t < mesh.triangles.length; t += 3) {
      rasteriseTriangle(into, mesh, index, t, points, linear);
    }
  });
}

function rasteriseTriangle(
  into: Visibility,
  { triangles, aux, uv, cut }: Triangles,
  index: number,
  t: number,
  points: Float32Array,
  linear: boolean,
): void {
  const a = triangles[t] * 3;
  const b = triangles[t + 1] * 3;
  const c = triangles[t + 2] * 3;
  const [x0, y0, z0] = [points[a], points[a + 1], points[a + 2]];
  const [x1, y1, z1] = [points[b], points[b + 1], points[b + 2]];
  const [x2, y2, z2] = [points[c], points[c + 1], points[c + 2]];
  const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  if (area === 0) return;
  const { width, height } = into;
  const left = Math.max(0, Math.ceil(Math.min(x0, x1, x2) - 0.5));
  const right = Math.min(width - 1, Math.floor(Math.max(x0, x1, x2) - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(y0, y1, y2) - 0.5));
  const bottom = Math.min(height - 1, Math.floor(Math.max(y0, y1, y2) - 0.5));
  const per = 1 / area;
  const [near0, near1, near2] = linear ? [1, 1, 1] : [1 / z0, 1 / z1, 1 / z2];
  const step1 = (y2 - y0) * per;
  const step2 = -(y1 - y0) * per;
  for (let y = top; y <= bottom; y++) {
    const dx = left + 0.5 - x0;
    const dy = y + 0.5 - y0;
    let l1 = (dx * (y2 - y0) - (x2 - x0) * dy) * per;
    let l2 = ((x1 - x0) * dy - dx * (y1 - y0)) * per;
    let o = y * width + left;
    for (let x = left; x <= right; x++, o++, l1 += step1, l2 += step2) {
      const l0 = 1 - l1 - l2;
      if (l0 < 0 || l1 < 0 || l2 < 0) continue;
      const z = linear ? l0 * z0 + l1 * z1 + l2 * z2 : 1 / (l0 * near0 + l1 * near1 + l2 * near2);
      if (z >= into.depth[o]) continue;
      const w1 = linear ? l1 : l1 * near1 * z;
      const w2 = linear ? l2 : l2 * near2 * z;
      if (cut) {
        const w0 = 1 - w1 - w2;
        const first = w0 * aux[a] + w1 * aux[b] + w2 * aux[c];
        const second = w0 * aux[a + 1] + w1 * aux[b + 1] + w2 * aux[c + 1];
        const v =
          w0 * uv[triangles[t] * 2 + 1] +
          w1 * uv[triangles[t + 1] * 2 + 1] +
          w2 * uv[triangles[t + 2] * 2 + 1];
        if (cut(first, second, v)) continue;
      }
      into.depth[o] = z;
      into.mesh[o] = index + 1;
      into.triangle[o] = t;
      into.second[o] = w1;
      into.third[o] = w2;
    }
  }
}
