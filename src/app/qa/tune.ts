import { inParallel } from './in-parallel.ts';

/** So many photos for each worker are timed: enough to tell a fifth from chance, few enough to lose little. */
const TIMED = 4;
/** More workers must be faster by this factor, because each also takes memory. */
const WORTH = 1.1;

/** 1, 2, 4 … up to `most`, which is always the last. */
export function trialSizes(most: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = 1; size < most; size *= 2) sizes.push(size);
  return [...sizes, most];
}

interface Trial<T> {
  readonly items: readonly T[];
  readonly most: number;
  /** Makes room for so many at a time. */
  readonly resize: (size: number) => void;
  readonly work: (item: T) => Promise<void>;
  /** As of `inParallel`. */
  readonly next: () => boolean | Promise<boolean>;
  /** ms of a clock. */
  readonly now: () => number;
}

/**
 * Processes the first items with more and more workers, as long as more are faster, and gives the number that was
 * fastest and how many items are done. Of each number the first items are not timed: new workers load their models.
 */
export async function fastest<T>(trial: Trial<T>): Promise<{ size: number; done: number }> {
  const { items, most, resize, work, next, now } = trial;
  let best = { size: 1, rate: 0 };
  let done = 0;
  const some = async (count: number, size: number): Promise<void> => {
    await inParallel(items.slice(done, done + count), size, work, next);
    done += count;
  };
  for (const size of trialSizes(most)) {
    const needed = size * (1 + TIMED);
    if (items.length - done < needed || !(await next())) break;
    resize(size);
    await some(size, size);
    const begun = now();
    await some(size * TIMED, size);
    const rate = (size * TIMED) / Math.max(1, now() - begun);
    if (rate < best.rate * WORTH) break;
    best = { size, rate };
  }
  resize(best.size);
  return { size: best.size, done };
}
