/** What was said last, and when, ms. */
export interface Narration {
  readonly said: string;
  readonly at: number;
}

/** Nobody follows instructions that come faster. */
const APART = 1500;
/** What was not done is said again. */
const AGAIN = 6000;

/** What to say now of what could be said; undefined: nothing. */
export function sayNow(
  last: Narration | undefined,
  words: string,
  now: number,
): Narration | undefined {
  const pause = last ? now - last.at : Number.POSITIVE_INFINITY;
  return pause >= (last?.said === words ? AGAIN : APART) ? { said: words, at: now } : undefined;
}
