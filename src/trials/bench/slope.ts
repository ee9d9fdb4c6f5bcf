/** Slope of the least-squares line through points (x, y). NaN for fewer than two points. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [middle, height] = [mean(0), mean(1)];
  const across = points.reduce((sum, [x]) => sum + (x - middle) ** 2, 0);
  const along = points.reduce((sum, [x, y]) => sum + (x - middle) * (y - height), 0);
  return along / across;
}
