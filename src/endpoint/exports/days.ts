import { chinaDayStart } from '../../receipt/number.ts';

const DAY = 86_400_000;

/** The moment at which a day of China begins, of `2026-11-30`; undefined where there is no such day. */
function startOf(day: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const noon = new Date(`${day}T04:00:00.000Z`);
  const isDay = !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(day);
  return isDay ? chinaDayStart(noon) : undefined;
}

/** The moments [from, before) of whole days in China, both days included; undefined where it is no such span. */
export function daysOfChina(
  first: string,
  last: string,
): { readonly from: string; readonly before: string } | undefined {
  const [start, end] = [startOf(first), startOf(last)];
  if (!start || !end || start > end) return undefined;
  return { from: start.toISOString(), before: new Date(end.getTime() + DAY).toISOString() };
}
