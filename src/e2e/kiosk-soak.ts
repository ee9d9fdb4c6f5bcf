import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright';
import { begin, judgement, launchWithCamera, leave, openKiosk, take } from './kiosk.ts';
import { STATION_TOKEN, serveProduct } from './serve-product.ts';

// Serves one person after another at a kiosk, and prints what its page holds after each.

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '20' },
    every: { type: 'string', default: '1' },
  },
});
const sessions = Number(values.sessions);
const every = Number(values.every);

const MIB = 2 ** 20;
const PAGE_BYTES = 4096;

interface Held {
  /** JavaScript heap of the page after a collection, MiB. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Memory of the renderer's process, its workers among it, MiB. */
  readonly resident: number;
}

async function rendererMemory(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  await session?.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]));
  return (Math.max(0, ...sizes) * PAGE_BYTES) / MIB;
}

async function held(page: Page, devtools: CDPSession): Promise<Held> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    heap: metric('JSHeapUsedSize') / MIB,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    resident: await rendererMemory(page),
  };
}

const line = (session: number, { heap, nodes, listeners, resident }: Held, seconds: number) =>
  [
    String(session).padStart(5),
    `${heap.toFixed(2).padStart(8)} MiB heap`,
    `${String(nodes).padStart(5)} nodes`,
    `${String(listeners).padStart(4)} listeners`,
    `${resident.toFixed(0).padStart(5)} MiB process`,
    `${seconds.toFixed(1).padStart(6)} s`,
  ].join('  ');

const { origin, stop } = await serveProduct({ SUBMITS_PER_MINUTE: '1000000' });
const { browser, close } = await launchWithCamera();
try {
  const page = await openKiosk(browser, origin, STATION_TOKEN, 120);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  console.info(line(0, await held(page, devtools), 0));
  for (let session = 1; session <= sessions; session++) {
    const began = performance.now();
    await begin(page);
    const outcome = await judgement(page);
    if (outcome !== 'accept') throw new Error(`session ${session} ended with ${outcome}`);
    await take(page);
    await leave(page);
    const seconds = (performance.now() - began) / 1000;
    if (session % every === 0) console.info(line(session, await held(page, devtools), seconds));
  }
} finally {
  await close();
  await stop();
}
