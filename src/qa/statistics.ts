/** Counts in equal bins from `from` to `to`. The last bin includes `to`. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly counts: Readonly<Record<string, readonly number[]>>;
}

/** Histograms of several series over one common range, which includes `within`. */
export function histograms(
  series: Readonly<Record<string, readonly number[]>>,
  bins: number,
  within: readonly number[] = [],
): Histogram | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const values of [...Object.values(series), within]) {
    for (const value of values) {
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
  }
  if (!Object.values(series).some(({ length }) => length > 0)) return undefined;
  if (from === to) {
    from -= 0.5;
    to += 0.5;
  }
  const counts = Object.fromEntries(
    Object.entries(series).map(([name, values]) => {
      const bin = new Array<number>(bins).fill(0);
      for (const value of values) {
        const index = Math.floor(((value - from) / (to - from)) * bins);
        bin[Math.min(bins - 1, index)]! += 1;
      }
      return [name, bin];
    }),
  );
  return { from, to, counts };
}

interface DetPoint {
  /** Photos with at least this margin inside the limits are accepted. Absent where none is accepted. */
  readonly margin?: number;
  /** The share of bad photos that is accepted, and of good photos that is not. */
  readonly falseAccept: number;
  readonly falseReject: number;
}

/** Detection error trade-off (ISO/IEC 19795-1): both errors while the limits move. */
export interface Det {
  readonly good: number;
  readonly bad: number;
  /** From accepting everything to accepting nothing. */
  readonly points: readonly DetPoint[];
  /** Where both errors are equal, by linear interpolation between two points. */
  readonly eer: number;
}

/**
 * The trade-off over the margins of photos that are known to be good or bad. Undefined where there are no good or
 * no bad ones.
 */
export function detOf(good: readonly number[], bad: readonly number[]): Det | undefined {
  if (good.length === 0 || bad.length === 0) return undefined;
  const goods = [...good].sort((a, b) => a - b);
  const bads = [...bad].sort((a, b) => a - b);
  const margins = [...new Set([...goods, ...bads])].sort((a, b) => a - b);
  let goodBelow = 0;
  let badBelow = 0;
  const points: DetPoint[] = margins.map((margin) => {
    while (goodBelow < goods.length && goods[goodBelow]! < margin) goodBelow += 1;
    while (badBelow < bads.length && bads[badBelow]! < margin) badBelow += 1;
    return {
      margin,
      falseAccept: (bads.length - badBelow) / bads.length,
      falseReject: goodBelow / goods.length,
    };
  });
  points.push({ falseAccept: 0, falseReject: 1 });
  return { good: goods.length, bad: bads.length, points, eer: equalErrorRate(points) };
}

/** The points begin at false accept 1, false reject 0 and end at 0, 1. */
function equalErrorRate(points: readonly DetPoint[]): number {
  const at = points.findIndex(({ falseAccept, falseReject }) => falseReject >= falseAccept);
  const after = points[at]!;
  const before = points[at - 1]!;
  const gapBefore = before.falseAccept - before.falseReject;
  const gapAfter = after.falseAccept - after.falseReject;
  const share = gapBefore / (gapBefore - gapAfter);
  return before.falseAccept + share * (after.falseAccept - before.falseAccept);
}
