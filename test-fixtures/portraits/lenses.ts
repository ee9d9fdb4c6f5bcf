import type { RGB } from './colour.ts';
import { lerp, smoothstep } from './maths.ts';
import type { Mesh } from './mesh.ts';
import type { Glasses } from './parameters.ts';
import type { Visibility } from './rasteriser.ts';
import { aux, emptySurface, moveTo } from './surface.ts';

/** Above this tint, a pixel counts as glasses rather than as what is behind them. */
export const OPAQUE_TINT = 0.5;

export const isBehindLens = (seen: Visibility, lenses: Visibility, o: number): boolean =>
  lenses.mesh[o] !== 0 && lenses.depth[o] < seen.depth[o];

/** What the glasses' lenses do to the light behind them: tint it and add a glare. */
export function lensFilter(
  seen: Visibility,
  lenses: Visibility,
  mesh: Mesh,
  { tintStrength, glare }: Glasses,
  tint: RGB,
): (light: RGB, sample: number) => void {
  const surface = emptySurface(mesh);
  return (light, o) => {
    if (!isBehindLens(seen, lenses, o)) return;
    moveTo(surface, [mesh], lenses, o);
    const [x, y] = [aux(surface, 0), aux(surface, 1)];
    const streak = smoothstep(0.35, 0, Math.abs(x * 0.9 + y * 0.8 - 0.15));
    const sheen = tintStrength > OPAQUE_TINT ? 0.05 * smoothstep(-0.6, 1, y) : 0.012;
    const reflected = glare * streak * 0.9 + sheen;
    for (let k = 0; k < 3; k++) {
      const passed = light[k] * (tintStrength > 0 ? lerp(1, tint[k], tintStrength * 0.5) : 1);
      light[k] = lerp(passed, tint[k] * 0.8, tintStrength) * 0.97 + reflected;
    }
  };
}
