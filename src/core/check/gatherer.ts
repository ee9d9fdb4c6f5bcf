import type { ArtifactName, Artifacts, SeedName } from './artifacts.ts';

export type Have<N extends ArtifactName> = Readonly<Pick<Artifacts, N>>;

/** Why an artifact cannot exist for this photo. */
export type Reason = 'no-face' | 'no-background' | 'no-shoulders' | 'not-stated' | 'model-failed';

/** Thrown by a maker for something a photo can cause; anything else thrown is a bug. */
export class Unavailable extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

/** How to make one artifact out of others. */
interface Maker<K extends ArtifactName, N extends ArtifactName> {
  readonly needs: readonly N[];
  make(have: Have<N>): Artifacts[K] | Promise<Artifacts[K]>;
}

/** Exported for tests. */
// biome-ignore lint/suspicious/noExplicitAny: a table of makers holds makers of every `needs`
export type SomeMakers = { readonly [K in ArtifactName]?: Maker<K, any> };

/** A maker of every artifact but those that a photo begins with. */
export type Makers = Required<Omit<SomeMakers, SeedName>>;

/** Types a maker: `maker('pose')(['landmarks'], ({ landmarks }) => …)`. */
export const maker =
  <K extends ArtifactName>(_name: K) =>
  <const N extends ArtifactName>(needs: readonly N[], make: Maker<K, N>['make']): Maker<K, N> => ({
    needs,
    make,
  });

export type Gather = <N extends ArtifactName>(names: readonly N[]) => Promise<Have<N>>;

/**
 * Makes artifacts when they are asked for, each at most once, starting from `seed`. Artifacts that do not need
 * each other are made at the same time, begun in the order asked for; so ask first for what another thread makes.
 * A live photo is a seed of `photo` and `file`; a recorded photo is a fuller seed.
 */
export function gatherer(seed: Partial<Artifacts>, makers: SomeMakers): Gather {
  const made = new Map<ArtifactName, Promise<unknown>>();

  const make = async (name: ArtifactName): Promise<unknown> => {
    if (name in seed) return seed[name];
    const maker = makers[name];
    if (!maker) throw new Error(`Nothing makes "${name}"`);
    return maker.make(await gather(maker.needs as readonly ArtifactName[]));
  };

  const begun = (name: ArtifactName): Promise<unknown> => {
    let promise = made.get(name);
    if (!promise) {
      promise = make(name);
      // The caller may have failed because of another artifact before this one is ready.
      promise.catch(() => {});
      made.set(name, promise);
    }
    return promise;
  };

  const gather: Gather = async (names) => {
    const all = names.map(begun);
    const have: Partial<Record<ArtifactName, unknown>> = {};
    // In their order: where several artifacts cannot exist, the first one says why.
    for (const [i, name] of names.entries()) have[name] = await all[i];
    return have as never;
  };
  return gather;
}

/** Makers that take artifacts from where they are made already. */
export const takenFrom = (gather: Gather, names: readonly ArtifactName[]): SomeMakers =>
  Object.fromEntries(
    names.map((name) => [name, { needs: [], make: async () => (await gather([name]))[name] }]),
  );

/** Starts to make what will be asked for later. An error reaches whoever asks then. */
export const begin = (gather: Gather, names: readonly ArtifactName[]): void => {
  gather(names).catch(() => {});
};
