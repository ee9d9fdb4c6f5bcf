/**
 * Slow work of a camera's frames. One frame does only one piece of it: the person's outline; in the next frame
 * light and wall, which need the outline; then the search for other faces.
 */
export type SlowWork = 'outline' | 'scene' | 'others';

export interface Schedule {
  readonly next: SlowWork;
  /** When the outline, or the search for other faces, was started last, ms. */
  readonly begunAt: number;
}

/** The shortest time from the start of the outline to the start of the search for other faces, and back, ms. */
const SLOW_EVERY = 300;

export const freshSchedule: Schedule = { next: 'outline', begunAt: Number.NEGATIVE_INFINITY };

/** Which slow work a frame at that time (ms) does, if any, and the schedule after it. */
export function slowWorkAt(
  { next, begunAt }: Schedule,
  at: number,
): { readonly work?: SlowWork; readonly after: Schedule } {
  if (next === 'scene') return { work: next, after: { next: 'others', begunAt } };
  if (at - begunAt < SLOW_EVERY) return { after: { next, begunAt } };
  const after = next === 'outline' ? 'scene' : 'outline';
  return { work: next, after: { next: after, begunAt: at } };
}
