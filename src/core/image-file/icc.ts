import { latin1, startsWith, viewOf } from './bytes.ts';

const TAG_TABLE = 128;

/** The description in an ICC profile ('desc' or 'mluc', ICC.1 9.2.41). Empty where there is none. */
export function profileName(profile: Uint8Array): string {
  if (profile.length < TAG_TABLE + 4) return '';
  const view = viewOf(profile);
  const tags = Math.min(view.getUint32(TAG_TABLE), 100);
  for (let i = 0; i < tags; i++) {
    const at = TAG_TABLE + 4 + i * 12;
    if (at + 12 > profile.length) return '';
    if (!startsWith(profile, at, 'desc')) continue;
    const start = view.getUint32(at + 4);
    if (start + 28 > profile.length) return '';
    if (startsWith(profile, start, 'mluc')) {
      const length = view.getUint32(start + 20);
      const text = start + view.getUint32(start + 24);
      return latin1(profile, text, Math.min(length, 200)).replaceAll('\0', '');
    }
    return latin1(profile, start + 12, Math.min(view.getUint32(start + 8) - 1, 200));
  }
  return '';
}

/** How a profile's RGB becomes light: each channel through its curve, then through the matrix. */
export interface MatrixShaper {
  /** Columns red, green, blue; rows X, Y, Z, relative to D50. */
  readonly toXyz: readonly (readonly [number, number, number])[];
  /** For each channel, the linear light 0…1 of every value 0…255. */
  readonly linear: readonly [Float64Array, Float64Array, Float64Array];
}

const FIXED = 65536;

function tag(profile: Uint8Array, name: string): Uint8Array | undefined {
  const view = viewOf(profile);
  const tags = Math.min(view.getUint32(TAG_TABLE), 100);
  for (let i = 0; i < tags; i++) {
    const at = TAG_TABLE + 4 + i * 12;
    if (at + 12 > profile.length) return undefined;
    if (!startsWith(profile, at, name)) continue;
    const start = view.getUint32(at + 4);
    const end = start + view.getUint32(at + 8);
    return end <= profile.length ? profile.subarray(start, end) : undefined;
  }
  return undefined;
}

function xyzOf(profile: Uint8Array, name: string): [number, number, number] | undefined {
  const found = tag(profile, name);
  if (!found || found.length < 20 || !startsWith(found, 0, 'XYZ ')) return undefined;
  const view = viewOf(found);
  return [view.getInt32(8) / FIXED, view.getInt32(12) / FIXED, view.getInt32(16) / FIXED];
}

const parameterCounts = [1, 3, 4, 5, 7] as const;

/** A parametric curve of type 0 to 4 (ICC.1 10.18, table 68). */
function parametric(kind: number, given: readonly number[]): (x: number) => number {
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = given;
  if (kind === 0) return (x) => x ** g;
  if (kind === 1) return (x) => (x >= -b / a ? (a * x + b) ** g : 0);
  if (kind === 2) return (x) => (x >= -b / a ? (a * x + b) ** g + c : c);
  if (kind === 3) return (x) => (x >= d ? (a * x + b) ** g : c * x);
  return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f);
}

function sampled(view: DataView, count: number): (x: number) => number {
  const at = (index: number) => view.getUint16(12 + index * 2) / 65535;
  return (x) => {
    const place = x * (count - 1);
    const low = Math.floor(place);
    const high = Math.min(low + 1, count - 1);
    return at(low) + (place - low) * (at(high) - at(low));
  };
}

function curveOf(profile: Uint8Array, name: string): ((x: number) => number) | undefined {
  const found = tag(profile, name);
  if (!found || found.length < 12) return undefined;
  const view = viewOf(found);
  if (startsWith(found, 0, 'para')) {
    const kind = view.getUint16(8);
    const count = parameterCounts[kind as 0 | 1 | 2 | 3 | 4];
    if (count === undefined || found.length < 12 + count * 4) return undefined;
    const given = Array.from({ length: count }, (_, i) => view.getInt32(12 + i * 4) / FIXED);
    return parametric(kind, given);
  }
  if (!startsWith(found, 0, 'curv')) return undefined;
  const count = view.getUint32(8);
  if (count === 0) return (x) => x;
  if (found.length < 12 + count * 2) return undefined;
  const gamma = view.getUint16(12) / 256;
  return count === 1 ? (x) => x ** gamma : sampled(view, count);
}

/** Reads a three-component matrix-based profile (ICC.1 8.3.3). Undefined for every other kind. */
export function matrixShaper(profile: Uint8Array): MatrixShaper | undefined {
  if (profile.length < TAG_TABLE + 4 || !startsWith(profile, 16, 'RGB XYZ ')) return undefined;
  const [r, g, b] = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => xyzOf(profile, name));
  const [red, green, blue] = ['rTRC', 'gTRC', 'bTRC'].map((name) => curveOf(profile, name));
  if (!r || !g || !b || !red || !green || !blue) return undefined;
  const table = (curve: (x: number) => number) =>
    Float64Array.from({ length: 256 }, (_, value) => curve(value / 255));
  return {
    toXyz: [0, 1, 2].map((row) => [r[row] as number, g[row] as number, b[row] as number] as const),
    linear: [table(red), table(green), table(blue)],
  };
}
