/** A share with its 95 % interval, all 0…1. */
export interface Rate {
  readonly count: number;
  readonly of: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** A share, 0…1, in hundredths. */
export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)}%`;

/** The 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * A share with its 95 % Wilson score interval (Wilson 1927, without continuity correction). It is valid at 0 and
 * 1, and for few photos too. Undefined for `of` = 0.
 */
export function wilson(count: number, of: number): Rate | undefined {
  if (of === 0) return undefined;
  const rate = count / of;
  const square = (Z * Z) / of;
  const centre = rate + square / 2;
  const half = Z * Math.sqrt((rate * (1 - rate)) / of + square / (4 * of));
  return {
    count,
    of,
    rate,
    low: count === 0 ? 0 : (centre - half) / (1 + square),
    high: count === of ? 1 : (centre + half) / (1 + square),
  };
}
