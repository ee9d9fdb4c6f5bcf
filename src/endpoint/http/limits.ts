import type { Context } from 'hono';
import { type Counters, StoreUnavailable } from '../store/store.ts';
import { answerProblem } from './problem.ts';

interface Window {
  readonly seconds: number;
  readonly allowed: number;
}

/** Come again after so many seconds. */
export interface Refusal {
  readonly seconds: number;
}

export interface Rates {
  /** Submissions in a minute from one address, or with one token. */
  readonly submit: number;
  /** Challenges for cameras in a minute to one address. */
  readonly challenge: number;
  /** Requests of stations in a minute with one token. */
  readonly lookup: number;
  /** Photos that did not pass, in a day from one address, or with one token: each costs a clerk's time. */
  readonly review: number;
}
export type Rate = keyof Rates;
export type Who = 'address' | 'token';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const spans: Readonly<Record<Rate, number>> = {
  submit: MINUTE,
  challenge: MINUTE,
  lookup: MINUTE,
  review: DAY,
};
/**
 * Wrong tokens, numbers and secrets that are put up with: a clerk's slips in a minute, fewer a minute
 * over a quarter of an hour, fewer again over a day. Each window that is used up makes for a longer wait.
 */
const misses: Readonly<Record<Who, readonly Window[]>> = {
  token: [
    { seconds: MINUTE, allowed: 10 },
    { seconds: 15 * MINUTE, allowed: 40 },
    { seconds: DAY, allowed: 200 },
  ],
  // A whole office may stand behind one address.
  address: [
    { seconds: MINUTE, allowed: 20 },
    { seconds: 15 * MINUTE, allowed: 80 },
    { seconds: DAY, allowed: 400 },
  ],
};

export interface Limits {
  /** Counts one request; a refusal where it is one too many. */
  spend(rate: Rate, who: string): Promise<Refusal | undefined>;
  /** Counts something that was wrong; a refusal where it is one too many, or there was too much before. */
  miss(kind: Who, who: string): Promise<Refusal | undefined>;
  /** A refusal where there was too much that was wrong. */
  blocked(kind: Who, who: string): Promise<Refusal | undefined>;
}

export const isRefusal = (found: Refusal | undefined): found is Refusal => found !== undefined;

interface LimitParts {
  /** Shared by all instances. */
  readonly counters: Counters;
  readonly clock: () => Date;
  readonly rates: Rates;
  /** Makes names of addresses that say nothing of them. */
  readonly pseudonym: (text: string) => string;
}

export function createLimits({ counters, clock, rates, pseudonym }: LimitParts): Limits {
  const end = (seconds: number) => {
    const length = seconds * 1000;
    return new Date((Math.floor(clock().getTime() / length) + 1) * length);
  };
  const until = (date: Date): Refusal => ({
    seconds: Math.max(1, Math.ceil((date.getTime() - clock().getTime()) / 1000)),
  });
  const key = (kind: string, seconds: number, who: string) =>
    `${kind}:${seconds}:${pseudonym(who)}`;

  const own = ownCounters(clock);

  /** Where the store cannot write, this instance counts for itself: reading must go on. */
  async function hit(name: string, end: string): Promise<number> {
    try {
      return (await counters.hit(name, end)) + own.count(name, end);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return own.hit(name, end);
    }
  }

  async function blocked(kind: Who, who: string): Promise<Refusal | undefined> {
    let refusal: Refusal | undefined;
    for (const { seconds, allowed } of misses[kind]) {
      const over = end(seconds);
      const [name, iso] = [key(`miss-${kind}`, seconds, who), over.toISOString()];
      const count = (await counters.count(name, iso)) + own.count(name, iso);
      if (count >= allowed) refusal = until(over);
    }
    return refusal;
  }

  return {
    async spend(rate, who) {
      const over = end(spans[rate]);
      const count = await hit(key(rate, spans[rate], who), over.toISOString());
      return count > rates[rate] ? until(over) : undefined;
    },
    async miss(kind, who) {
      // Before it is counted: whoever comes too often must not wait the longer for it.
      let refusal = await blocked(kind, who);
      if (refusal) return refusal;
      for (const { seconds, allowed } of misses[kind]) {
        const over = end(seconds);
        const count = await hit(key(`miss-${kind}`, seconds, who), over.toISOString());
        // Of many at once all were let through above; the count tells each which one it is.
        if (count > allowed) refusal = until(over);
      }
      return refusal;
    },
    blocked,
  };
}

/** Windows that one instance counts for itself at most; those that have ended make room. */
const OWN_MAX = 10_000;

/** Counts in memory, as `Counters` does in the store. */
function ownCounters(clock: () => Date) {
  const windows = new Map<string, { readonly end: string; hits: number }>();
  const nameOf = (key: string, end: string) => `${end} ${key}`;
  function makeRoom(): void {
    const now = clock().toISOString();
    for (const [name, { end }] of windows) if (end <= now) windows.delete(name);
    const [oldest] = windows.keys();
    if (windows.size >= OWN_MAX && oldest !== undefined) windows.delete(oldest);
  }
  return {
    hit(key: string, end: string): number {
      if (windows.size >= OWN_MAX) makeRoom();
      const window = windows.get(nameOf(key, end)) ?? { end, hits: 0 };
      window.hits += 1;
      windows.set(nameOf(key, end), window);
      return window.hits;
    },
    count: (key: string, end: string): number => windows.get(nameOf(key, end))?.hits ?? 0,
  };
}

export function tooMany(c: Context, { seconds }: Refusal): Response {
  c.header('retry-after', String(seconds));
  return answerProblem(c, { code: 'too-many-requests' });
}
