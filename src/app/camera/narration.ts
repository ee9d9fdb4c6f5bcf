import type { Pace } from '../../live/pace.ts';

/** What was said last, and when, ms. */
export interface Narration {
  readonly said: string;
  readonly at: number;
}

/** Which of the words to say now. Undefined for none. */
export function sayNow(
  last: Narration | undefined,
  words: string,
  now: number,
  { pause, again }: Pick<Pace, 'pause' | 'again'>,
): Narration | undefined {
  const passed = last ? now - last.at : Number.POSITIVE_INFINITY;
  return passed >= (last?.said === words ? again : pause) ? { said: words, at: now } : undefined;
}
