import type { Browser, Page } from 'playwright';
import type { DriverAnswer, DriverFacts, DriverRequest } from '../driver.ts';
import { launchBrowser } from './browser.ts';

/** The browser went away; a photo may be the cause. */
class BrowserLost extends Error {}

interface Session {
  readonly browser: Browser;
  readonly page: Page;
  readonly facts: DriverFacts;
  readonly orLost: OrLost;
}

/** Settles as the work does, or rejects with BrowserLost as soon as browser or page are gone. */
type OrLost = <T>(work: Promise<T>) => Promise<T>;

/** No `Promise.race` with one promise of the loss: that would keep every answer until the browser ends. */
function watchLoss(browser: Browser, page: Page): OrLost {
  const waiting = new Set<(reason: BrowserLost) => void>();
  let lost: BrowserLost | undefined;
  const lose = (why: string) => {
    lost ??= new BrowserLost(why);
    for (const reject of waiting) reject(lost);
    waiting.clear();
  };
  page.once('crash', () => lose('the page crashed'));
  browser.once('disconnected', () => lose('the browser ended'));
  return (work) =>
    new Promise((resolve, reject) => {
      if (lost) reject(lost);
      else waiting.add(reject);
      work.then(resolve, reject).finally(() => waiting.delete(reject));
    });
}

async function openSession(origin: string, workers: number): Promise<Session> {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const orLost = watchLoss(browser, page);
  await page.goto(`${origin}/qa?driver`);
  await page.waitForFunction(() => window.qaDriver !== undefined);
  const starting = page.evaluate((count) => window.qaDriver!.start(count), workers);
  return { browser, page, facts: await orLost(starting), orLost };
}

interface DrivenPage {
  readonly facts: DriverFacts;
  /**
   * Assesses what lies at a path of the page's origin. Where the browser is lost, a new one is started and
   * the photos that were in hand are assessed again, one at a time: the one that the browser cannot bear is
   * `worker-failed`, and no other.
   */
  assess(path: string, request: DriverRequest): Promise<DriverAnswer>;
  close(): Promise<void>;
}

const failed: DriverAnswer = { row: { ms: 0, findings: [], error: 'worker-failed' } };

/** Opens `/qa?driver` of `origin` in headless Chromium, with a pool of workers. */
export async function drivePage(
  origin: string,
  workers: number,
  say: (line: string) => void,
): Promise<DrivenPage> {
  const first = await openSession(origin, workers);
  let current: Promise<Session> = Promise.resolve(first);
  /** The photos that are assessed alone; the others wait for them. */
  let alone: Promise<unknown> = Promise.resolve();

  async function once(path: string, request: DriverRequest): Promise<DriverAnswer> {
    const opening = current;
    const { browser, page, orLost } = await opening;
    const answer = page.evaluate(({ path, request }) => window.qaDriver!.assess(path, request), {
      path,
      request,
    });
    try {
      return JSON.parse(await orLost(answer)) as DriverAnswer;
    } catch (error) {
      const gone = !browser.isConnected() || error instanceof BrowserLost || page.isClosed();
      if (!gone) {
        say(`A photo met a bug in the page: ${(error as Error).message}`);
        return failed;
      }
      if (current === opening) {
        say('The browser was lost; starting another.');
        current = browser.close().then(() => openSession(origin, workers));
        current.catch(() => {});
      }
      throw new BrowserLost();
    }
  }

  async function suspect(path: string, request: DriverRequest): Promise<DriverAnswer> {
    try {
      return await once(path, request);
    } catch (error) {
      if (error instanceof BrowserLost) return failed;
      throw error;
    }
  }

  return {
    facts: first.facts,
    async assess(path, request) {
      await alone;
      try {
        return await once(path, request);
      } catch (error) {
        if (!(error instanceof BrowserLost)) throw error;
        const turn = alone.then(() => suspect(path, request));
        alone = turn.catch(() => {});
        return turn;
      }
    },
    async close() {
      const { browser } = await current;
      await browser.close();
    },
  };
}
