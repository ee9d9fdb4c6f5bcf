import type { Background, Head, Portrait } from '../check/artifacts.ts';
import type { Lab } from '../pixels/colour.ts';
import { ciede2000 } from '../pixels/colour-difference.ts';
import { type LabCrop, valuesAt } from '../pixels/lab-crop.ts';
import { deeperThan, depthsOf, indicesOf } from '../pixels/mask.ts';
import { quantile } from '../pixels/quantile.ts';
import type { Mask } from '../pixels/raster.ts';
import { type Cells, cellsWhere } from './cells.ts';

/** A cell with a smaller share of the person than this is background. */
const PERSON = 0.1;
/** The background begins this far from the person, as a share of the photo's height. Loose hair lies in between. */
const BORDER = 0.036;
/**
 * A shadow of the head is looked for up to here; the wall beyond it begins there. Distances from the person, as
 * shares of the photo's height.
 */
const SHADOW = { from: 0.018, to: 0.055, beyond: 0.075 } as const;
/** With less background than this share of the photo, nothing can be said. */
const ENOUGH = 0.005;
/** Only the calmest part of the background counts, this share of it, because braids and curls reach far out. */
const CALM = 0.95;
/** Only this share of the distances across the background counts: the smallest. */
const LIKE = 0.9;
/** This difference across the whole wall counts as much as a difference of 1 between neighbours. */
const ACROSS = 8;
/** The wall's own light is the lightness that this share of it does not exceed. */
const LIGHT = 0.8;
/** The surroundings of the head are divided into this many directions. A direction needs at least this many cells. */
const SECTORS = 16;
const SECTOR_CELLS = 8;
/** A wall lit from the front may be this much darker at its ends than at its lightest place, in L*. */
const FALLOFF = 5;

const WHITE: Lab = { l: 100, a: 0, b: 0 };

/** For each cell, its distance from the person, in cells. 0 for the person and where nothing is known. */
const clearanceOf = (cells: Cells, portrait: Portrait): Uint16Array =>
  depthsOf(cellsWhere(cells, portrait, (person) => person < PERSON));

const beyond = (cells: Cells, clearance: Uint16Array, border: number): Mask =>
  deeperThan(cells, clearance, Math.round(border * cells.height));

/** Cells in the portrait's region whose distance from the person is at least a share of the photo's height. */
export const clearOf = (cells: Cells, portrait: Portrait, border: number): Mask =>
  beyond(cells, clearanceOf(cells, portrait), border);

function medianColour({ l, a, b }: LabCrop, inside: readonly number[]): Lab {
  const median = (channel: Float32Array) => quantile(valuesAt(channel, inside), 0.5)!;
  return { l: median(l), a: median(a), b: median(b) };
}

/** Squared distance in L*a*b*. */
function differenceAt({ l, a, b }: LabCrop, i: number, from: Lab): number {
  const [x, y, z] = [l[i] - from.l, a[i] - from.a, b[i] - from.b];
  return x * x + y * y + z * z;
}

/** Squared distance between two cells. */
function stepBetween({ l, a, b }: LabCrop, i: number, k: number): number {
  const [x, y, z] = [l[i] - l[k], a[i] - a[k], b[i] - b[k]];
  return x * x + y * y + z * z;
}

/** Mean difference between the calmest cells and their neighbours to the right and below. */
function calmGradient({ lab, width }: Cells, mask: Mask, inside: readonly number[]): number {
  const steps: number[] = [];
  for (const i of inside) {
    const hasBoth = (i + 1) % width !== 0 && mask.data[i + 1] === 1 && mask.data[i + width] === 1;
    if (!hasBoth) continue;
    steps.push(Math.sqrt(stepBetween(lab, i + 1, i) + stepBetween(lab, i + width, i)));
  }
  const calm = Float64Array.from(steps)
    .sort()
    .subarray(0, Math.ceil(CALM * steps.length));
  return calm.length === 0 ? 0 : calm.reduce((sum, step) => sum + step, 0) / calm.length;
}

/** Median L* of a mask's cells, for each direction from the head. Undefined where there are too few. */
function aroundHead({ lab, width, side }: Cells, { data }: Mask, { eyes }: Pick<Head, 'eyes'>) {
  const sectors: number[][] = Array.from({ length: SECTORS }, () => []);
  data.forEach((inside, i) => {
    if (inside === 0) return;
    const dx = ((i % width) + 0.5) * side - eyes.x;
    const dy = (Math.floor(i / width) + 0.5) * side - eyes.y;
    const turn = Math.atan2(dy, dx) / (2 * Math.PI) + 0.5;
    sectors[Math.min(SECTORS - 1, Math.floor(turn * SECTORS))].push(lab.l[i]);
  });
  return sectors.map((sector) =>
    sector.length < SECTOR_CELLS ? undefined : quantile(sector, 0.5),
  );
}

/**
 * How much darker the wall beside the head is than further out in the same direction, or than the wall's own
 * light; for each direction.
 */
function shadowsOf(
  cells: Cells,
  clearance: Uint16Array,
  light: number,
  head: Pick<Head, 'eyes'>,
): readonly number[] {
  const from = beyond(cells, clearance, SHADOW.from);
  const to = beyond(cells, clearance, SHADOW.to);
  const ring = { ...from, data: from.data.map((inside, i) => (to.data[i] === 1 ? 0 : inside)) };
  const near = aroundHead(cells, ring, head);
  const further = aroundHead(cells, beyond(cells, clearance, SHADOW.beyond), head);
  return near.map((l, sector) =>
    l === undefined ? 0 : Math.max(0, Math.max(further[sector] ?? 0, light - FALLOFF) - l),
  );
}

/** What stands out among cells differs from the others by more than this share of the largest difference. */
const OUT = 0.5;

/** The wall's cells, their median colour, and the wall's own light. Undefined where too little of it is visible. */
function wallOf(cells: Cells, clearance: Uint16Array) {
  const clear = beyond(cells, clearance, BORDER);
  const inside = indicesOf(clear);
  if (inside.length < ENOUGH * clear.data.length) return undefined;
  const light = quantile(valuesAt(cells.lab.l, inside), LIGHT)!;
  return { clear, inside, light, colour: medianColour(cells.lab, inside) };
}

/** The cells of the wall, or those of them that differ most from its colour. Empty where there is too little wall. */
export function wallCells(cells: Cells, portrait: Portrait, which: 'all' | 'odd'): Mask {
  const wall = wallOf(cells, clearanceOf(cells, portrait));
  const { width, height } = cells;
  const data = new Uint8Array(width * height);
  if (!wall) return { width, height, data };
  if (which === 'all') return wall.clear;
  const differences = wall.inside.map((i) => Math.sqrt(differenceAt(cells.lab, i, wall.colour)));
  const least = OUT * Math.max(...differences);
  wall.inside.forEach((i, k) => {
    if (differences[k]! >= least) data[i] = 1;
  });
  return { width, height, data };
}

/** The cells of the wall that lie in the head's shadow. */
export function shadowCells(cells: Cells, portrait: Portrait, head: Pick<Head, 'eyes'>): Mask {
  const clearance = clearanceOf(cells, portrait);
  const wall = wallOf(cells, clearance);
  const { width, height } = cells;
  const data = new Uint8Array(width * height);
  if (!wall) return { width, height, data };
  const deepest = Math.max(...shadowsOf(cells, clearance, wall.light, head));
  for (const i of indicesOf(beyond(cells, clearance, SHADOW.from))) {
    if (cells.lab.l[i] <= wall.light - OUT * deepest) data[i] = 1;
  }
  return { width, height, data };
}

/** Measures what lies outside the person. Undefined where too little of it is visible. */
export function backgroundOf(
  cells: Cells,
  portrait: Portrait,
  head: Pick<Head, 'eyes'>,
): Background | undefined {
  const { lab } = cells;
  const clearance = clearanceOf(cells, portrait);
  const wall = wallOf(cells, clearance);
  if (!wall) return undefined;
  const { clear, inside, light, colour } = wall;
  const across = Math.sqrt(
    quantile(
      inside.map((i) => differenceAt(lab, i, colour)),
      LIKE,
    )!,
  );
  return {
    fromWhite: ciede2000(colour, WHITE),
    lightness: colour.l,
    chroma: Math.hypot(colour.a, colour.b),
    unevenness: Math.hypot(across / ACROSS, calmGradient(cells, clear, inside)),
    shadow: Math.max(0, ...shadowsOf(cells, clearance, light, head)),
  };
}
