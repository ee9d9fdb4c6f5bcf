import type { Pace } from '../../live/pace.ts';

/** What was said last, and when, ms. */
export interface Narration {
  readonly said: string;
  readonly at: number;
}

/** What to say now of what could be said; undefined: nothing. */
export function sayNow(
  last: Narration | undefined,
  words: string,
  now: number,
  { apart, again }: Pick<Pace, 'apart' | 'again'>,
): Narration | undefined {
  const pause = last ? now - last.at : Number.POSITIVE_INFINITY;
  return pause >= (last?.said === words ? again : apart) ? { said: words, at: now } : undefined;
}
