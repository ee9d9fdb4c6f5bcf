/**
 * The longest wait for one thing: a page, an answer, another program; ms. Long, because other programs may
 * keep every core busy, and then all is slow. What never comes still fails, only later.
 */
export const WAIT_MS = 300_000;
