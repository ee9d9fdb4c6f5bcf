import { blend, dim, linear, setColour, times } from '../colour.ts';
import { lerp, smoothstep } from '../maths.ts';
import { noise2 } from '../noise.ts';
import { aux, type Material } from '../surface.ts';
import type { Palette } from './palette.ts';

const SCLERA = linear([214, 206, 198]);
const VEINS = linear([200, 140, 128]);
const PUPIL = [0.006, 0.005, 0.005] as [number, number, number];
/** Radians from the gaze. */
export const IRIS_ANGLE = 0.47;
const PUPIL_ANGLE = 0.165;

/** @param centreX of the eye, cm; @param lidY height of the upper lid's edge, cm */
export function eyeMaterial(palette: Palette, centreX: number, lidY: number): Material {
  return (s) => {
    const polar = aux(s, 0);
    const around = aux(s, 1);
    const aside = Math.abs(s.rest[0] - centreX);
    setColour(s.albedo, SCLERA);
    const veins = 0.5 * smoothstep(0.5, 1.25, aside) + 0.15 * noise2(around * 12, polar * 5, 4);
    blend(s.albedo, VEINS, veins);
    const iris = smoothstep(IRIS_ANGLE + 0.035, IRIS_ANGLE - 0.02, polar);
    if (iris > 0) {
      const fibres = 0.75 + 0.7 * noise2(around * 22, polar * 4, 9);
      blend(s.albedo, times(palette.iris, fibres, fibres, fibres), iris);
      const ring = smoothstep(IRIS_ANGLE - 0.11, IRIS_ANGLE, polar);
      const inner = iris * smoothstep(0.3, 0.2, polar);
      dim(s.albedo, lerp(1, 0.4, ring * iris) * lerp(1, 1.35, inner));
    }
    blend(s.albedo, PUPIL, smoothstep(PUPIL_ANGLE + 0.025, PUPIL_ANGLE - 0.015, polar));
    dim(s.albedo, lerp(0.38, 1, smoothstep(lidY + 0.1, lidY - 0.5, s.rest[1])));
    dim(s.albedo, lerp(0.62, 1, smoothstep(1.35, 0.9, aside)));
    s.wrap.fill(0.3);
    s.occlusion = 0.4;
    s.reflects = 'cornea';
  };
}
