import { type Geometry, grid } from '../geometry.ts';
import { clamp, DEGREE, lerp, smoothstep, type V3 } from '../maths.ts';
import { noise2, noise3 } from '../noise.ts';
import type { Cut } from '../rasteriser.ts';
import { SKULL } from '../skull.ts';
import { ARC, type Flow, HAIR_CUTS, type HairStyle, hairReach, thickness } from './hair-styles.ts';
import { type HatStyle, hatRim } from './hats.ts';
import type { OnHead } from './head-map.ts';

/** One layer of the hair. aux: radians around, length along, layer 0 (inner) … 1 (outer). */
export interface HairLayer {
  geometry: Geometry;
  /** Direction of the strands per vertex, unit vectors. */
  strands: Float32Array;
  curly: boolean;
  flow: Flow;
  /** Where the parting is: 1 or -1; 0 without one. */
  side: number;
  cut: Cut;
}

interface HairShape {
  style: Exclude<HairStyle, 'bald'>;
  seed: number;
  side: 1 | -1;
  /** How far a fringe reaches over the right and the left side, degrees from the crown. */
  fringe: readonly [number, number];
  /** Worn over the hair, pressing it down. */
  hat: HatStyle | undefined;
}

/** From here on (radians from the crown) hair hangs. */
const HANGS = 100 * DEGREE;
const COLUMNS = 132;
const ROWS = 46;

/** Texture coordinates of a point at rest (cm): across the strands, and along them. */
export function strandAt(
  flow: Flow,
  [x, y, z]: V3,
  around: number,
  along: number,
): [number, number] {
  if (flow === 'down') return [around * 95, along * 0.35];
  const [dx, dy, dz] = [x - SKULL[0], y - SKULL[1], z - SKULL[2]];
  const across = dx / Math.hypot(dx, dy, dz);
  const over = Math.atan2(dz, dy);
  return flow === 'back'
    ? [across * 85 + 6 * noise2(over * 2, across * 3, 5), over * 2.2]
    : [over * 75 + 5 * noise2(across * 3, over * 2, 6), across * 3];
}

/** The hair's layers, outermost first. */
export function buildHair(onHead: OnHead, shape: HairShape): HairLayer[] {
  const { layers, flow, curly } = HAIR_CUTS[shape.style];
  const built: HairLayer[] = [];
  for (let layer = layers - 1; layer >= 0; layer--) {
    const height = layer / (layers - 1);
    const geometry = layerGeometry(onHead, shape, height);
    built.push({
      geometry,
      strands: alongColumns(geometry.positions),
      curly: curly ?? false,
      flow,
      side: shape.side,
      cut: layerCut(shape, layer, height),
    });
  }
  if (shape.style === 'bun') built.push(bun());
  return built;
}

function layerGeometry(onHead: OnHead, shape: HairShape, height: number): Geometry {
  const { style, seed, side, fringe, hat } = shape;
  const { reach, flow } = HAIR_CUTS[style];
  return grid(COLUMNS, ROWS, false, (i, j) => {
    const around = (i / COLUMNS) * 2 * Math.PI - Math.PI;
    const degrees = around / DEGREE;
    const end = hairReach(style, degrees, side, fringe);
    const along = 0.35 + (j / ROWS) * (end + 0.2 - 0.35);
    const polar = Math.min(along / ARC, HANGS);
    const polarDegrees = polar / DEGREE;
    const full = edgeFullness(
      style,
      flow,
      reach !== undefined && Math.abs(degrees) > 60,
      end - along,
    );
    const rim = hat === undefined ? 0 : hatRim(hat, degrees);
    const pressed = hat === undefined ? 1 : smoothstep(rim - 3, rim + 14, polarDegrees);
    // Short hair lies close to the nape, behind ears and jaw.
    const nape = reach === undefined ? lerp(0.3, 1, smoothstep(118, 92, polarDegrees)) : 1;
    const layer = 1 - 0.75 * (1 - height) * (1 - height);
    const above =
      0.06 + pressed * nape * thickness(style, degrees, polarDegrees, side, seed) * full * layer;
    const p = onHead(polar, around, above);
    hang(p, Math.max(0, along - HANGS * ARC), around, shape);
    return { p, aux: [around, along, height], uv: [0, end] };
  });
}

/** How much of its thickness hair keeps towards its end, 0..1. */
function edgeFullness(style: HairStyle, flow: Flow, falls: boolean, left: number): number {
  if (falls) return 1;
  if (style === 'fringe') return smoothstep(-0.3, 0.7, left) * 0.6 + 0.4;
  const taper = style === 'afro' ? 2 : flow === 'down' ? 3.2 : 1.5;
  return smoothstep(-0.3, taper, left);
}

/** Lets a point hang by `drop` cm, with a wave and a belly. */
function hang(p: V3, drop: number, around: number, { style, seed }: HairShape): void {
  if (drop === 0) return;
  const share = drop / 24;
  const wave = 0.35 * Math.sin(drop * 0.55 + around * 3 + seed) * clamp(drop / 6);
  const belly = (style === 'long' ? 0.12 : 0.08) * Math.sin(Math.min(1, share) * Math.PI);
  const out = 1 + belly - (style === 'bob' ? 0.1 : 0) * share * share;
  const inFront = Math.abs(around / DEGREE) < 100;
  p[0] = p[0] * out + wave * Math.sin(around);
  p[1] -= drop;
  p[2] = SKULL[2] + (p[2] - SKULL[2]) * out - (inFront ? drop * 0.06 : 0);
}

function alongColumns(positions: Float32Array): Float32Array {
  const across = COLUMNS + 1;
  const directions = new Float32Array(positions.length);
  for (let j = 0; j <= ROWS; j++) {
    for (let i = 0; i < across; i++) {
      const from = (Math.max(0, j - 1) * across + i) * 3;
      const to = (Math.min(ROWS, j + 1) * across + i) * 3;
      const x = positions[to] - positions[from];
      const y = positions[to + 1] - positions[from + 1];
      const z = positions[to + 2] - positions[from + 2];
      const length = Math.hypot(x, y, z) || 1;
      directions.set([x / length, y / length, z / length], (j * across + i) * 3);
    }
  }
  return directions;
}

/** Which points of a layer have no hair: gaps between strands, wider further out, and ragged ends. */
function layerCut(shape: HairShape, layer: number, height: number): Cut {
  const { style, seed, hat } = shape;
  const { flow, curly, reach } = HAIR_CUTS[style];
  const gaps = layer === 0 ? -1 : 0.06 + 0.5 * height * height * height;
  const finest = style === 'buzz' ? 90 : 55;
  const ragged = reach === undefined ? (style === 'side' ? 0.9 : 1.1) : 2.2;
  return (around, along, end) => {
    const left = end - along;
    if (hat && along / ARC < (hatRim(hat, around / DEGREE) - 5) * DEGREE) return true;
    if (curly) {
      const x = Math.sin(around) * along * 1.5;
      const curl = noise3(x, Math.cos(around) * along * 1.5, along * 1.1 + height * 3.1 + seed);
      const thin = curl < 0.12 + 0.55 * height * height;
      return thin || left < 0.9 * noise2(around * 22, height * 5, seed);
    }
    if (flow !== 'down' && along < HANGS * ARC && Math.abs(around) < 1.25) {
      // Roots start at the hairline: a short ragged edge; strands follow the comb.
      const [u, v] = strandAt(flow, onSphere(around, along / ARC), around, along);
      if (noise2(u, v + height * 0.7, seed) < gaps) return true;
      const roots = noise2(u * 0.9, v * 4, seed + 31) * noise2(around * 60, along * 3, seed + 5);
      return left < 0.15 + 0.75 * roots;
    }
    const strand =
      style === 'buzz'
        ? noise2(around * finest, along * 5, seed + layer)
        : noise2(
            around * finest + 0.6 * Math.sin(along * 0.7),
            along * 0.28 + height * 0.7,
            seed + (layer >> 1),
          );
    if (strand < gaps) return true;
    const tips = noise2(around * finest * 0.8, along * 0.3, seed + 31);
    return (
      left < ragged * tips * (reach !== undefined && left < 3 ? 1.6 : 1) * (0.5 + 0.5 * height)
    );
  };
}

/** The direction on a sphere of 10 cm about the skull. */
function onSphere(around: number, polar: number): V3 {
  return [
    Math.sin(polar) * Math.sin(around) * 10 + SKULL[0],
    Math.cos(polar) * 10 + SKULL[1],
    Math.sin(polar) * Math.cos(around) * 10 + SKULL[2],
  ];
}

function bun(): HairLayer {
  const geometry = grid(40, 24, true, (i, j) => {
    const a = (i / 40) * Math.PI * 2;
    const b = (j / 24) * Math.PI;
    const r = 3.1 + 0.25 * Math.sin(a * 9 + b * 6);
    return {
      p: [
        Math.cos(a) * Math.sin(b) * r,
        13.6 + Math.cos(b) * r * 0.85,
        -6.5 + Math.sin(a) * Math.sin(b) * r,
      ],
      aux: [a, b * 3, 0.5],
    };
  });
  const strands = new Float32Array(geometry.positions.length);
  for (let i = 0; i < strands.length; i += 3) {
    const x = geometry.positions[i];
    const z = geometry.positions[i + 2] + 6.5;
    const length = Math.hypot(x, z) || 1;
    strands[i] = -z / length;
    strands[i + 2] = x / length;
  }
  return { geometry, strands, curly: false, flow: 'down', side: 0, cut: () => false };
}
