/**
 * The rate is taken over this many photos: enough to be steady, few enough to follow a machine that warms up or
 * slows down.
 */
const WINDOW = 40;

/** When photos were finished, ms of one clock. The first entry is when the run began or continued. */
export type Times = readonly number[];

export const recent = (times: Times, now: number): Times => [...times, now].slice(-WINDOW - 1);

/**
 * Photos per second, over the last photos. Undefined before the second photo is done, because the first waits for
 * models to load.
 */
export function rate(times: Times): number | undefined {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || times.length < 3 || last <= first)
    return undefined;
  return ((times.length - 1) * 1000) / (last - first);
}

/** Seconds until `left` photos are done, at this rate. */
export const timeLeft = (left: number, perSecond: number | undefined): number | undefined =>
  perSecond === undefined ? undefined : left / perSecond;
