/** The value below which a share of the values lies; undefined where there are none. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = new Float64Array(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
