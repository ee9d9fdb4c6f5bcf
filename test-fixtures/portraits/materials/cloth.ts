import { dim, setColour } from '../colour.ts';
import { lerp, smoothstep } from '../maths.ts';
import { fractalNoise, noise3 } from '../noise.ts';
import type { PortraitParameters } from '../parameters.ts';
import { aux, type Material, type Surface } from '../surface.ts';
import { type Palette, SHIRT } from './palette.ts';
import { noiseShift } from './skin.ts';

/** Folds and a weave over what `paint` puts there; `creased` is how dark the folds are. */
function woven(p: PortraitParameters, creased: number, paint: (s: Surface) => void): Material {
  const shift = noiseShift(p.seed);
  return (s) => {
    const [x, y, z] = s.rest;
    paint(s);
    const fold = fractalNoise(x * 0.22 + shift, y * 0.13, z * 0.2, 3) - 0.5;
    dim(s.albedo, 1 + fold * creased + 0.1 * (noise3(x * 9, y * 9, z * 9) - 0.5));
    s.normal[0] += fold * 0.9 + 0.25 * (noise3(x * 0.5 + 3, y * 0.3, shift) - 0.5);
    s.normal[1] += 0.5 * (fractalNoise(x * 0.3, y * 0.25 + 8, shift, 2) - 0.5);
    s.wrap.fill(0.12);
  };
}

export const scarfMaterial = (p: PortraitParameters, palette: Palette): Material =>
  woven(p, 0, (s) => setColour(s.albedo, palette.scarf));

export function clothMaterial(p: PortraitParameters, palette: Palette): Material {
  const collar = p.clothes === 'turtleneck' ? 3.6 : 1.25;
  return woven(p, 0.25, (s) => {
    setColour(s.albedo, palette.cloth);
    if (p.clothes === 'suit') paintSuit(s, palette);
    else paintRibs(s, collar);
  });
}

/** A ribbed collar of that height, cm. */
function paintRibs(s: Surface, height: number): void {
  const fromEdge = aux(s, 0);
  if (fromEdge >= height) return;
  dim(s.albedo, 0.93 + 0.1 * Math.sin(Math.atan2(s.rest[0], s.rest[2] + 4) * 110));
  dim(s.albedo, lerp(0.8, 1, smoothstep(0, 0.15, Math.abs(fromEdge - height))));
}

/** A jacket with lapels; shirt and tie in its opening. */
function paintSuit(s: Surface, palette: Palette): void {
  const [x, y, z] = s.rest;
  if (z <= -6) return;
  const aside = Math.abs(x);
  const down = (-13 - y) * 0.36;
  const fromLapel = aside - Math.max(0, 5.4 - down * 1.05);
  if (fromLapel >= 0) {
    const lapel = 3.4 * smoothstep(8, 2, down) * smoothstep(0.2, 1.2, down);
    dim(s.albedo, lerp(0.45, 1, smoothstep(0, 0.3, fromLapel)));
    dim(s.albedo, lerp(0.62, 1, smoothstep(0, 0.2, Math.abs(fromLapel - lapel))));
    return;
  }
  const knot = y > -16.4;
  const tie = knot ? 1.25 + (y + 16.4) * 0.1 : 0.95 + (-16.4 - y) * 0.09;
  if (y < -14.2 && aside < tie) {
    setColour(s.albedo, palette.tie);
    dim(s.albedo, 0.85 + 0.3 * (Math.sin((x + y) * 5) > 0.6 ? 1 : 0));
    dim(s.albedo, lerp(0.6, 1, smoothstep(0, 0.25, Math.abs(y + 16.4))));
  } else {
    const flap = Math.abs(aux(s, 0) - (1.6 + 2.2 * smoothstep(5.4, 1.2, aside)));
    setColour(s.albedo, SHIRT);
    dim(s.albedo, lerp(0.66, 1, smoothstep(0, 0.22, flap)));
  }
}
