import type { Recorded } from '../engine/recorded.ts';

/** Stores a histogram's 256 shares as the pixel counts that they come from. This needs a sixth of the characters. */
interface Counted {
  readonly counts: readonly number[];
}

/** A histogram in the form of the recording's file. */
type Packed = readonly number[] | Counted;

/** The counts can be found again if the rarest value has at most this many pixels. */
const RAREST_MAX = 64;

/** The counts that give exactly these shares, to the last bit. Undefined where none are found. */
function countsOf(shares: readonly number[]): readonly number[] | undefined {
  const rarest = Math.min(...shares.filter((share) => share > 0));
  for (let count = 1; count <= RAREST_MAX; count++) {
    const total = Math.round(count / rarest);
    const counts = shares.map((share) => Math.round(share * total));
    const sum = counts.reduce((all, one) => all + one, 0);
    if (sum === total && counts.every((one, i) => one / total === shares[i])) return counts;
  }
  return undefined;
}

function pack(shares: readonly number[]): Packed {
  const counts = countsOf(shares);
  return counts ? { counts } : shares;
}

function unpack(packed: Packed): readonly number[] {
  if (!('counts' in packed)) return packed;
  const total = packed.counts.reduce((sum, count) => sum + count, 0);
  return packed.counts.map((count) => count / total);
}

type Artifacts = Recorded['artifacts'];

function withHistograms(artifacts: Artifacts, change: (shares: never) => unknown): Artifacts {
  const { faceLight } = artifacts;
  const of = (shares: unknown) => change(shares as never) as readonly number[];
  return {
    ...artifacts,
    ...(faceLight && { faceLight: { histogram: of(faceLight.histogram) } }),
  };
}

/** The form for the file. Its type is true only after unpacking. */
export const packRecorded = (recorded: Recorded): Recorded => ({
  ...recorded,
  artifacts: withHistograms(recorded.artifacts, pack),
});

export const unpackRecorded = (recorded: Recorded): Recorded => ({
  ...recorded,
  artifacts: withHistograms(recorded.artifacts, unpack),
});
