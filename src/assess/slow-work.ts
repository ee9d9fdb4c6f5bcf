/**
 * What a camera's frame has no time for besides all else, so that one piece is done at a time: the person's
 * outline; with the next frame light and wall, which rest on the outline; then whether there are other faces.
 */
export type SlowWork = 'outline' | 'scene' | 'others';

export interface Schedule {
  readonly next: SlowWork;
  /** When the outline was begun last, or the other faces were; ms. */
  readonly begunAt: number;
}

/** From the beginning of the outline to that of the other faces, and back; ms at least. */
const SLOW_EVERY = 300;

export const freshSchedule: Schedule = { next: 'outline', begunAt: Number.NEGATIVE_INFINITY };

/** What slow work a frame of that time (ms) is to do, if any, and what comes after it. */
export function slowWorkAt(
  { next, begunAt }: Schedule,
  at: number,
): { readonly work?: SlowWork; readonly after: Schedule } {
  if (next === 'scene') return { work: next, after: { next: 'others', begunAt } };
  if (at - begunAt < SLOW_EVERY) return { after: { next, begunAt } };
  const after = next === 'outline' ? 'scene' : 'outline';
  return { work: next, after: { next: after, begunAt: at } };
}
