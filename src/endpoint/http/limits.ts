import type { Context } from 'hono';
import type { Counters } from '../store/store.ts';
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
  /** Submissions in a minute from one address. */
  readonly submit: number;
  /** Requests of stations in a minute: with one token, and from one address. */
  readonly lookup: number;
  /** Withdrawals in a minute from one address. */
  readonly withdraw: number;
  /** Photos that did not pass, in a day from one address: each costs a clerk's time. */
  readonly review: number;
}
export type Rate = keyof Rates;
export type Who = 'address' | 'token';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const spans: Readonly<Record<Rate, number>> = {
  submit: MINUTE,
  lookup: MINUTE,
  withdraw: MINUTE,
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
  /** Counts something that was wrong. */
  miss(kind: Who, who: string): Promise<void>;
  /** A refusal where there was too much that was wrong. */
  blocked(kind: Who, who: string): Promise<Refusal | undefined>;
}

export const isRefusal = (found: Refusal | undefined): found is Refusal => found !== undefined;

export interface LimitParts {
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

  return {
    async spend(rate, who) {
      const over = end(spans[rate]);
      const count = await counters.hit(key(rate, spans[rate], who), over.toISOString());
      return count > rates[rate] ? until(over) : undefined;
    },
    async miss(kind, who) {
      for (const { seconds } of misses[kind]) {
        await counters.hit(key(`miss-${kind}`, seconds, who), end(seconds).toISOString());
      }
    },
    async blocked(kind, who) {
      let refusal: Refusal | undefined;
      for (const { seconds, allowed } of misses[kind]) {
        const over = end(seconds);
        const count = await counters.count(key(`miss-${kind}`, seconds, who), over.toISOString());
        if (count >= allowed) refusal = until(over);
      }
      return refusal;
    },
  };
}

export function tooMany(c: Context, { seconds }: Refusal): Response {
  c.header('retry-after', String(seconds));
  return answerProblem(c, { code: 'too-many-requests' });
}
