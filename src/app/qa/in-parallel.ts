/**
 * Processes a list in order, `lanes` items at a time. `next` is called before each item: it may wait (for a
 * pause), and gives false to stop. Rejects with the first rejection of `work`.
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
