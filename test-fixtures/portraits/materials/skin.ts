import { blend, dim, linear, type RGB, setColour, times } from '../colour.ts';
import { type FeatureMaps, sample } from '../feature-maps.ts';
import { clamp, DEGREE, lerp, smoothstep } from '../maths.ts';
import { fractalNoise, noise2, noise3 } from '../noise.ts';
import type { PortraitParameters } from '../parameters.ts';
import { SKULL } from '../skull.ts';
import { attribute, aux, type Material, type Surface } from '../surface.ts';
import { hairline } from '../wear/head-map.ts';
import { LASH, type Palette } from './palette.ts';

const SEAM = linear([58, 18, 16]);
const NOSTRIL: RGB = [0.012, 0.005, 0.004];

/** Shifts the noise of one person against another's. */
export const noiseShift = (seed: number): number => (seed % 1000) * 1.37;

/** What the skin's kinds add to plain skin; the bump (how rough it is) may change. */
type Detail = (s: Surface, bump: number) => number;

/** Skin all over: blotches and pores, translucent, a little shiny. */
function skinMaterial(p: PortraitParameters, palette: Palette, detail: Detail): Material {
  const shift = noiseShift(p.seed);
  return (s) => {
    const [x, y, z] = s.rest;
    setColour(s.albedo, palette.skin);
    s.wrap[0] = 0.42;
    s.wrap[1] = 0.2;
    s.wrap[2] = 0.14;
    s.shine = 0.16;
    s.gloss = 16;
    const blotch = fractalNoise(x * 0.55 + shift, y * 0.55, z * 0.55, 3) - 0.5;
    const grain = noise3(x * 7 + shift, y * 7, z * 7) - 0.5;
    const pore = noise3(x * 19, y * 19 + shift, z * 19) - 0.5;
    dim(s.albedo, 1 + blotch * 0.22 + grain * 0.06 + pore * 0.07);
    blend(s.albedo, palette.redSkin, clamp(0.2 + blotch * 1.2) * 0.5);
    const bump = detail(s, 0.05);
    s.normal[0] += grain * bump * 1.2 + pore * bump;
    s.normal[1] += (noise3(x * 19 + 9, y * 19, z * 19) - 0.5) * bump;
  };
}

export const neckMaterial = (p: PortraitParameters, palette: Palette): Material =>
  skinMaterial(p, palette, (_s, bump) => bump);

export const earMaterial = (p: PortraitParameters, palette: Palette): Material =>
  skinMaterial(p, palette, (s, bump) => {
    blend(s.albedo, palette.redSkin, 0.45);
    dim(s.albedo, lerp(0.5, 1.05, smoothstep(0.05, 0.75, aux(s, 0))));
    return bump;
  });

/** @param lashLine height (cm) above which the rim belongs to the upper lid */
export function lidRimMaterial(
  p: PortraitParameters,
  palette: Palette,
  lashLine: number,
): Material {
  const wet = times(palette.skin, 0.8, 0.42, 0.4);
  return skinMaterial(p, palette, (s, bump) => {
    const depth = aux(s, 0);
    blend(s.albedo, wet, 0.7);
    dim(s.albedo, lerp(0.75, 0.25, depth));
    if (s.rest[1] > lashLine) blend(s.albedo, LASH, 0.75 * smoothstep(0.5, 0, depth));
    return bump;
  });
}

export function faceMaterial(p: PortraitParameters, palette: Palette, maps: FeatureMaps): Material {
  const shift = noiseShift(p.seed);
  const hairy = p.hair !== 'bald' && !p.scarf;
  const shaded = times(palette.skin, 0.72, 0.6, 0.64);
  return skinMaterial(p, palette, (s, bump) => {
    const u = attribute(s, s.mesh.uv, 2, 0);
    const v = attribute(s, s.mesh.uv, 2, 1);
    blend(s.albedo, palette.redSkin, sample(maps.blush, u, v) * lerp(0.75, 0.35, palette.darkness));
    blend(s.albedo, shaded, sample(maps.under, u, v) * (0.25 + 0.35 * p.age));
    if (p.freckles > 0) freckle(s, p, palette, shift);
    dim(s.albedo, 1 - sample(maps.fold, u, v) * (0.28 + 0.3 * p.age + 0.3 * p.smile));
    if (p.age > 0.3) wrinkle(s, p.age);
    dim(s.albedo, 1 - 0.3 * p.crease * sample(maps.crease, u, v));
    const beard = sample(maps.beard, u, v) * p.beard;
    if (beard > 0.01) {
      growBeard(s, p, palette, beard);
      bump += 0.25 * beard;
    }
    const lip = sample(maps.lip, u, v);
    if (lip > 0.01) paintLip(s, palette, lip);
    const seam = 0.55 * (p.mouthOpen > 0.1 ? 0.5 : 1);
    blend(s.albedo, SEAM, sample(maps.seam, u, v) * seam);
    blend(s.albedo, palette.brow, clamp(sample(maps.brow, u, v) * 0.95));
    blend(s.albedo, LASH, sample(maps.liner, u, v) * lerp(0.6, 0.85, clamp(p.lashes)));
    blend(s.albedo, NOSTRIL, sample(maps.nostril, u, v) * 0.93);
    if (hairy && s.rest[1] > -7) growRoots(s, palette);
    return bump;
  });
}

function freckle(s: Surface, p: PortraitParameters, palette: Palette, shift: number): void {
  const [x, y] = s.rest;
  const spots = smoothstep(0.72, 0.84, noise3(x * 7.5, y * 7.5 + 40, shift));
  const patches = smoothstep(0.35, 0.6, noise3(x * 0.9, y * 0.9, shift + 5));
  blend(s.albedo, times(palette.skin, 0.6, 0.44, 0.33), spots * patches * p.freckles * 0.55);
}

/** Lines across the forehead. */
function wrinkle(s: Surface, age: number): void {
  const [x, y] = s.rest;
  if (y <= 5.2) return;
  const wave = Math.sin(y * 5.2 + Math.sin(x * 0.9) * 0.5) * 0.5 + 0.5;
  const line = smoothstep(0.75, 1, wave) * smoothstep(5, 2, Math.abs(x));
  dim(s.albedo, 1 - 0.16 * (age - 0.3) * line);
}

function growBeard(s: Surface, p: PortraitParameters, palette: Palette, beard: number): void {
  const [x, y, z] = s.rest;
  const cover =
    p.beard > 0.5
      ? 0.75 + 0.5 * (noise2(x * 34, y * 11, 3) - 0.5)
      : 0.35 + 0.75 * noise3(x * 15, y * 9, z * 15);
  blend(s.albedo, palette.beard, clamp(beard * cover));
  s.shine *= 1 - beard * 0.8;
}

function paintLip(s: Surface, palette: Palette, lip: number): void {
  const furrow = noise2(s.rest[0] * 9, s.rest[1] * 0.8, 11) - 0.5;
  blend(s.albedo, palette.lips, lip * 0.92);
  dim(s.albedo, 1 + lip * furrow * 0.2);
  s.shine = lerp(s.shine, 0.34, lip);
  s.gloss = lerp(s.gloss, 26, lip);
  s.normal[0] += lip * furrow * 0.35;
}

/** The scalp under the hair is as dark as the hair. */
function growRoots(s: Surface, palette: Palette): void {
  const [x, y, z] = [s.rest[0] - SKULL[0], s.rest[1] - SKULL[1], s.rest[2] - SKULL[2]];
  const around = Math.atan2(x, z) / DEGREE;
  const fromCrown = Math.acos(y / Math.hypot(x, y, z)) / DEGREE;
  const inside = hairline(around) - fromCrown + 5 * (noise2(around * 0.9, 1, 7) - 0.5);
  blend(s.albedo, palette.hair, 0.9 * smoothstep(-2.5, 3, inside));
  if (inside > 0) s.shine *= 0.3;
}
