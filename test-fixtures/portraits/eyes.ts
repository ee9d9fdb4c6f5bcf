import { type Geometry, grid, plainGeometry } from './geometry.ts';
import { clamp, lerp, smoothstep, type V3 } from './maths.ts';

/** cm */
export const EYE_RADIUS = 1.36;

export interface Eyeball {
  /** aux: angle from the gaze, angle around it (radians) */
  geometry: Geometry;
  centre: V3;
  /** Direction of the gaze, a unit vector. */
  axis: V3;
}

/** The front of an eyeball that looks `gaze` radians to image right and up. */
export function buildEyeball(centre: V3, gaze: [number, number]): Eyeball {
  const [sinYaw, cosYaw] = [Math.sin(gaze[0]), Math.cos(gaze[0])];
  const [sinPitch, cosPitch] = [Math.sin(gaze[1]), Math.cos(gaze[1])];
  const geometry = grid(48, 28, true, (i, j) => {
    const around = (-i / 48) * Math.PI * 2;
    const polar = (j / 28) * 1.75;
    const x = Math.sin(polar) * Math.cos(around);
    const y = Math.sin(polar) * Math.sin(around);
    const z = Math.cos(polar);
    const cornea = 1 + 0.035 * smoothstep(0.46, 0.2, polar);
    const z1 = z * cosPitch - y * sinPitch;
    const y1 = y * cosPitch + z * sinPitch;
    const x2 = x * cosYaw + z1 * sinYaw;
    const z2 = z1 * cosYaw - x * sinYaw;
    return {
      p: [
        centre[0] + x2 * EYE_RADIUS * cornea,
        centre[1] + y1 * EYE_RADIUS * cornea,
        centre[2] + z2 * EYE_RADIUS * cornea,
      ],
      aux: [polar, around, 0],
    };
  });
  return { geometry, centre, axis: [sinYaw * cosPitch, sinPitch, cosYaw * cosPitch] };
}

/** The strip from the lids' edge to the eyeball; aux: depth behind the edge, 0..1. */
export function buildLidRim(edge: V3[], centre: V3): Geometry {
  const n = edge.length;
  return grid(n, 3, true, (i, j) => {
    const p = edge[n - 1 - i];
    const d: V3 = [p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]];
    const distance = Math.hypot(...d);
    const k = [
      1,
      lerp(1, Math.min(1, EYE_RADIUS / distance), 0.6),
      Math.min(1, (EYE_RADIUS - 0.12) / distance),
      0.4,
    ][j];
    return {
      p: [centre[0] + d[0] * k, centre[1] + d[1] * k, centre[2] + d[2] * k],
      aux: [j / 3, 0, 0],
    };
  });
}

interface Lashes {
  /** The lids' edge, and which of its points are on the upper lid. */
  edge: V3[];
  isUpper: boolean[];
  outerX: number;
  innerX: number;
  centre: V3;
  /** -1 the right eye, 1 the left */
  outward: -1 | 1;
  /** 0 shut … 1 */
  open: number;
  /** cm at the longest */
  length: number;
}

/** Half the width of a lash at its root, cm. */
const LASH_WIDTH = 0.028;

/** Two lashes, each a thin triangle, between any two points of the upper lid's edge. */
export function buildLashes(lid: Lashes): Geometry {
  const { edge, isUpper, centre } = lid;
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let k = 0; k + 1 < edge.length; k++) {
    if (!isUpper[k] || !isUpper[k + 1]) continue;
    for (let q = 0; q < 2; q++) {
      const t = q / 2 + 0.25;
      const [x, y, edgeZ] = [0, 1, 2].map((c) => lerp(edge[k][c], edge[k + 1][c], t));
      const z = edgeZ + 0.02;
      const outer = clamp((x - lid.innerX) / (lid.outerX - lid.innerX));
      const bow = 0.45 + 0.75 * Math.sin(Math.PI * clamp(outer * 0.8 + 0.1));
      const uneven = 0.8 + (0.4 * ((k * 7 + q * 3) % 5)) / 5;
      const length = lid.length * bow * uneven;
      const dx = (x - centre[0]) * 0.55 + lid.outward * (outer - 0.4) * 0.7;
      const dy = lerp(-0.75, 0.35, clamp(lid.open * 1.3));
      const scale = length / Math.hypot(dx, dy, 1);
      const root = positions.length / 3;
      positions.push(x - LASH_WIDTH, y, z, x + LASH_WIDTH, y, z);
      positions.push(x + dx * scale, y + dy * scale + length * 0.12, z + scale);
      triangles.push(root, root + 1, root + 2);
    }
  }
  return plainGeometry(positions, triangles);
}
