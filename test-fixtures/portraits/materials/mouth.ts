import { dim, linear, mix, setColour, times } from '../colour.ts';
import { lerp, smoothstep } from '../maths.ts';
import { aux, type Material } from '../surface.ts';
import type { Palette } from './palette.ts';

const THROAT = linear([88, 30, 27]);
const GUM = linear([150, 80, 76]);
const TOOTH = linear([226, 218, 200]);

export function mouthMaterial(palette: Palette): Material {
  const inner = times(palette.lips, 0.8, 0.55, 0.55);
  return (s) => {
    const depth = aux(s, 0);
    setColour(s.albedo, mix(inner, THROAT, smoothstep(0.05, 0.3, depth)));
    dim(s.albedo, lerp(0.9, 0.2, smoothstep(0.1, 0.8, depth)));
    s.shine = 0.1;
  };
}

export function teethMaterial(): Material {
  return (s) => {
    const x = aux(s, 0);
    const gap = Math.abs(Math.sin(x * 3.6));
    const lower = aux(s, 2) > 0.4;
    setColour(s.albedo, mix(GUM, TOOTH, smoothstep(0.28, 0.36, aux(s, 1) + 0.06 * gap)));
    const round = 1 - 0.09 * x * x;
    dim(s.albedo, lerp(0.7, 1, smoothstep(0, 0.16, gap)) * round * (lower ? 0.75 : 0.95));
    s.shine = 0.2;
    s.gloss = 40;
    s.occlusion = 0.7;
  };
}
