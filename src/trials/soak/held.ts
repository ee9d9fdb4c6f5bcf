import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright';

const MIB = 2 ** 20;
const KIB_IN_MIB = 2 ** 10;

/** The memory of a page, right after a garbage collection. */
export interface Held {
  /** Used JavaScript heap of the page, including compiled code, MiB. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Private resident memory of the page's process, including its workers, MiB. */
  readonly page: number;
  /** What that process shares: mostly the browser's cache of decoded pictures, which it gives back when memory is short. */
  readonly shared: number;
  /** Resident memory of the process that draws, and of the browser's main one. */
  readonly gpu: number;
  readonly browser: number;
}

interface Process {
  readonly type: string;
  readonly id: number;
}

type Part = 'RssAnon' | 'RssShmem' | 'VmRSS';

/** Largest of the processes of a kind: browsers keep a spare renderer or two. */
function largest(processes: readonly Process[], kind: string, part: Part): number {
  const sizes = processes
    .filter(({ type }) => type === kind)
    .map(({ id }) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return Number(new RegExp(`${part}:\\s+(\\d+) kB`).exec(status)?.[1]) / KIB_IN_MIB;
    });
  return Math.max(0, ...sizes);
}

/** Measures the memory of a page in a browser on this machine (Linux). The browser's other pages must be small. */
export async function scalesFor(browser: Browser, page: Page): Promise<() => Promise<Held>> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  const system = await browser.newBrowserCDPSession();
  await devtools.send('Performance.enable');
  return async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return {
      heap: metric('JSHeapUsedSize') / MIB,
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      page: largest(processInfo, 'renderer', 'RssAnon'),
      shared: largest(processInfo, 'renderer', 'RssShmem'),
      gpu: largest(processInfo, 'GPU', 'VmRSS'),
      browser: largest(processInfo, 'browser', 'VmRSS'),
    };
  };
}
