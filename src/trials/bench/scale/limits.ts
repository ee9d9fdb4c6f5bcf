import type { Scale, StoreScale } from './results.ts';

/** A call with the most receipts may cost at most this many times as much as with the fewest. */
const GROWTH_MAX: Readonly<Record<string, number>> = {
  'look-up': 3,
  'look-up of none': 3,
  photo: 4,
  submit: 3,
  'sweep, nothing due': 3,
};
/** A recording must be read, parsed, measured and judged at this many photos a second. */
const REPLAY_MIN = 10_000;
/** At the end of a QA run, memory may be at most this many times as much as after a quarter of it. */
const MEMORY_GROWTH_MAX = 1.25;

/** Below a day's list of twenty there is less to list than a page: ratios begin here. */
const FEWEST = 10_000;

function brokenGrowth(kind: string, sizes: readonly StoreScale[] = []): string[] {
  const [few, most] = [sizes.find(({ receipts }) => receipts >= FEWEST), sizes.at(-1)];
  if (!few || !most || few === most) return [];
  return Object.entries(GROWTH_MAX).flatMap(([what, limit]) => {
    const ratio = most.costs[what]!.median / few.costs[what]!.median;
    const line = `${kind}, ${what}: ${ratio.toFixed(1)} times as long with ${most.receipts} receipts as with ${few.receipts}, at most ${limit}`;
    return ratio > limit ? [line] : [];
  });
}

/** One line for each measured ratio that exceeds its limit. */
export function brokenScale({ sqlite, postgres, replay, photos }: Scale, replayed = 10_000) {
  const broken = [...brokenGrowth('SQLite', sqlite), ...brokenGrowth('PostgreSQL', postgres)];
  if (replay) {
    const rate = (1000 * replayed) / replay.replayed;
    if (rate < REPLAY_MIN)
      broken.push(`Replay: ${Math.round(rate)} a second, at least ${REPLAY_MIN}`);
  }
  const quarter = photos?.moments[Math.floor(photos.moments.length / 4)]?.memory;
  const end = photos?.moments.at(-1)?.memory;
  if (quarter && end && end / quarter > MEMORY_GROWTH_MAX) {
    broken.push(`QA: memory grew from ${quarter} to ${end} MB`);
  }
  return broken;
}
