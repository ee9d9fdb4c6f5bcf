/**
 * Partly sorts `values`: the k-th smallest moves to place k, no larger value stands before it and no smaller one
 * after it. Gives that value (Hoare's FIND).
 */
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

/** The value at place `rank` (from 0) of the sorted values. `values` itself stays as it is. */
export const ranked = (values: ArrayLike<number>, rank: number): number =>
  select(new Float64Array(values), rank);

/** The value below which a given share of the values lies. Undefined where there are no values. */
export function quantile(values: ArrayLike<number>, share: number): number | undefined {
  if (values.length === 0) return undefined;
  return ranked(values, Math.min(values.length - 1, Math.floor(share * values.length)));
}
