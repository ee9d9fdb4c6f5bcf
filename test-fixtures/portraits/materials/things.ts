import { dim, setColour } from '../colour.ts';
import { lerp, smoothstep } from '../maths.ts';
import { noise3 } from '../noise.ts';
import { aux, type Material } from '../surface.ts';
import { LASH, type Palette } from './palette.ts';

export const lashMaterial = (): Material => (s) => setColour(s.albedo, LASH);

/** The frame of glasses: glossy plastic. */
export function frameMaterial(palette: Palette): Material {
  return (s) => {
    setColour(s.albedo, palette.frame);
    s.shine = 0.5;
    s.gloss = 50;
  };
}

/** A surgical mask's pleated paper. */
export function maskMaterial(palette: Palette): Material {
  return (s) => {
    const [x, y, z] = s.rest;
    const pleat = aux(s, 1) * Math.PI * 14;
    setColour(s.albedo, palette.mask);
    dim(s.albedo, 0.97 + 0.05 * Math.sin(pleat));
    dim(s.albedo, 1 + 0.05 * (noise3(x * 12, y * 12, z * 12) - 0.5));
    s.normal[1] += 0.12 * Math.cos(pleat);
    s.wrap.fill(0.25);
  };
}

/** Knitted (a beanie) or sewn of panels. */
export function hatMaterial(palette: Palette): Material {
  return (s) => {
    const [x, y, z] = s.rest;
    const around = aux(s, 0);
    setColour(s.albedo, palette.hat);
    if (aux(s, 2) > 0.75) {
      const stitch = Math.sin(around * 60);
      dim(s.albedo, 0.88 + 0.16 * stitch);
      s.normal[0] += 0.25 * stitch;
      dim(s.albedo, lerp(0.75, 1, smoothstep(0, 0.02, Math.abs(aux(s, 1) - 0.715))));
    } else {
      dim(s.albedo, lerp(0.85, 1, smoothstep(0, 0.05, Math.abs(Math.sin(around * 3)))));
    }
    dim(s.albedo, 1 + 0.15 * (noise3(x * 8, y * 8, z * 8) - 0.5));
    s.wrap.fill(0.12);
  };
}
