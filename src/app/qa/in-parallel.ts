/**
 * Works through a list with `lanes` at a time, in its order. `next` is asked before each item: it may
 * wait, for a pause, and answers false to stop there. Rejects with the first rejection of `work`.
 */
export async function inParallel<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
  next: () => boolean | Promise<boolean> = () => true,
): Promise<void> {
  let at = 0;
  const lane = async () => {
    while (at < items.length && (await next())) {
      const item = items[at++];
      if (item !== undefined) await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
}
