import type { ArtifactName, Artifacts } from '../core/artifacts.ts';
import { type Gather, gatherer, type Makers, type Reason, Unavailable } from '../core/gatherer.ts';

/** Artifacts that are small and plain data: every check lives on them alone. */
const recordable = [
  'file',
  'pose',
  'head',
  'apertures',
  'source',
  'faceLight',
  'cheeks',
  'skin',
  'skinLight',
  'eyeLook',
  'mouthLook',
  'gaze',
  'background',
  'clothing',
  'shoulders',
  'focus',
  'noise',
  'blockiness',
  'isoQuality',
  'coverings',
] as const satisfies readonly ArtifactName[];
type Recordable = (typeof recordable)[number];

/** With this a photo can be judged again, on any machine, without its pixels or a model. */
export interface Recorded {
  readonly artifacts: Partial<Pick<Artifacts, Recordable>>;
  /** Why the photo has not the others. */
  readonly unavailable: Partial<Record<Recordable, Reason>>;
}

export async function record(gather: Gather): Promise<Recorded> {
  const artifacts: Partial<Record<Recordable, unknown>> = {};
  const unavailable: Partial<Record<Recordable, Reason>> = {};
  for (const name of recordable) {
    try {
      artifacts[name] = (await gather([name]))[name];
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      unavailable[name] = error.reason;
    }
  }
  return { artifacts: artifacts as Recorded['artifacts'], unavailable };
}

/** Gathers what was recorded, and nothing else. */
export function replay({ artifacts, unavailable }: Recorded): Gather {
  const makers = Object.fromEntries(
    Object.entries(unavailable).map(([name, reason]) => [
      name,
      {
        needs: [],
        make() {
          throw new Unavailable(reason);
        },
      },
    ]),
  );
  return gatherer(artifacts, makers as Makers);
}
