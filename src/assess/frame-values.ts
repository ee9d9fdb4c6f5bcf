import { makers } from '../artifacts/makers.ts';
import type { CheckId } from '../checks/index.ts';
import type { Artifacts, Head, Landmark, Picture, Portrait } from '../core/check/artifacts.ts';
import { gatherer } from '../core/check/gatherer.ts';
import { composeCrop } from '../engine/compose.ts';
import type { Spec } from '../engine/spec.ts';
import { measureAndJudge } from '../engine/verdict.ts';
import { liveChecks } from '../live/cues.ts';
import type { LiveMeasurement } from '../live/measurement.ts';

/** Checks that need only landmarks. They are measured in every frame. */
export const quickChecks: readonly CheckId[] = liveChecks.filter(
  (id) => id.startsWith('pose-') || id === 'eyes-open' || id === 'mouth-closed',
);
/** Checks that need the photo that a frame would become. */
export const sceneChecks = liveChecks.filter(
  (id) => !quickChecks.includes(id) && id !== 'source-face-width',
);

export type Values = LiveMeasurement['values'];

const onBug = (check: string, error: unknown) => console.error(check, error);

/** The values of some checks of a spec, from these artifacts, where they can be measured. */
export async function valuesOf(
  seed: Partial<Artifacts>,
  spec: Spec,
  ids: readonly CheckId[],
): Promise<Values> {
  const rules = Object.fromEntries(ids.map((id) => [id, spec.rules[id]]));
  const { findings } = await measureAndJudge(gatherer(seed, makers), { ...spec, rules }, onBug);
  return Object.fromEntries(findings.map(({ check, value }) => [check, value]));
}

/** The values of checks for the photo that a frame would become. */
export async function photoValuesOf(
  picture: Picture,
  landmarks: readonly Landmark[],
  head: Head,
  spec: Spec,
  ids: readonly CheckId[],
  portrait?: Portrait,
): Promise<Values> {
  const { region, scale } = composeCrop(head, picture, spec);
  const { x, y, width, height } = portrait?.region ?? region;
  const moved = { x: (x - region.x) * scale, y: (y - region.y) * scale };
  const seed = {
    photo: picture.read(region, spec.format),
    landmarks: landmarks.map((point) => ({
      x: (point.x - region.x) * scale,
      y: (point.y - region.y) * scale,
      z: point.z * scale,
    })),
    ...(portrait && {
      portrait: {
        matte: portrait.matte,
        region: { ...moved, width: width * scale, height: height * scale },
      },
    }),
  };
  return valuesOf(seed, spec, ids);
}
