/** Moves what is not above values[k] before it, what is not below it after it, and answers it (Hoare's FIND). */
function select(values: Float64Array, k: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[k];
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i] < pivot) i += 1;
      while (values[j] > pivot) j -= 1;
      if (i > j) break;
      const lower = values[j];
      values[j--] = values[i];
      values[i++] = lower;
    }
    if (j < k) left = i;
    if (i > k) right = j;
  }
  return values[k];
}

/** The value that so many of some values are not above, those beside it left out. */
export const ranked = (values: ArrayLike<number>, rank: number): number =>
  select(new Float64Array(values), rank);

/** The value below which a share of the values lies; undefined where there are none. */
export function quantile(values: ArrayLike<number>, share: number): number | undefined {
  if (values.length === 0) return undefined;
  return ranked(values, Math.min(values.length - 1, Math.floor(share * values.length)));
}
