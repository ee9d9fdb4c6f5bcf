import { finished } from './state.ts';
import type { Finished } from './store.ts';

/** Finished photos are shown together, at this interval, ms. */
const FLUSH_MS = 200;

const unflushed: Finished[] = [];
let flushing: ReturnType<typeof setTimeout> | undefined;

/** Shows what is finished at once. */
export function flushFinished(): void {
  clearTimeout(flushing);
  flushing = undefined;
  if (unflushed.length === 0) return;
  const all = new Map(finished.value);
  for (const one of unflushed.splice(0)) all.set(one.row.file, one);
  finished.value = all;
}

/** Shows a finished photo, soon. */
export function showFinished(one: Finished): void {
  unflushed.push(one);
  flushing ??= setTimeout(flushFinished, FLUSH_MS);
}
