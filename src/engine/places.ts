import type { CheckId } from '../checks/index.ts';
import { type Place, places } from '../checks/places.ts';
import { type Gather, Unavailable } from '../core/check/gatherer.ts';
import type { Outline } from '../core/pixels/outline.ts';
import type { Finding } from './verdict.ts';

/** The places of findings on their photo, in its pixels. Only of findings that have one. */
export type Places = Readonly<Partial<Record<CheckId, readonly Outline[]>>>;

/** A tenth of a pixel is finer than any line. */
const rounded = (outline: Outline): Outline =>
  outline.map(({ x, y }) => ({ x: Math.round(10 * x) / 10, y: Math.round(10 * y) / 10 }));

async function found(gather: Gather, { needs, find }: Place) {
  try {
    return find(await gather(needs)).map(rounded);
  } catch (error) {
    if (error instanceof Unavailable) return [];
    throw error;
  }
}

/** Finds the places of what failed or is in doubt. The verdict is made before, and does not depend on them. */
export async function placesOf(gather: Gather, findings: readonly Finding[]): Promise<Places> {
  const wanting = findings.filter(({ status }) => status === 'fail' || status === 'unsure');
  const all = await Promise.all(
    wanting.map(async ({ check }) => {
      const place = places[check];
      return [check, place ? await found(gather, place) : []] as const;
    }),
  );
  return Object.fromEntries(all.filter(([, outlines]) => outlines.length > 0));
}
