export const DOTS_PER_CM = 2.54;
/** What photos are printed at by habit, dots per inch. */
const USUAL = 300;

/**
 * Dots per inch of a picture that states them across and down; of two that differ the one that is farther from what
 * is usual, so that a wrong one is not hidden by the other. Undefined where either is no number above 0.
 */
export function densityOf(across: number, down: number): number | undefined {
  const far = (dpi: number) => Math.abs(Math.log(dpi / USUAL));
  const dpi = Math.round(far(down) > far(across) ? down : across);
  return Number.isFinite(across) && Number.isFinite(down) && across > 0 && down > 0 && dpi > 0
    ? dpi
    : undefined;
}
