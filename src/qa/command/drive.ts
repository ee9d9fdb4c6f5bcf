import type { Browser, Page } from 'playwright';
import type { DriverAnswer, DriverFacts, DriverRequest } from '../driver.ts';
import { launchBrowser } from './browser.ts';

/** The browser went away; a photo may be the cause. */
class BrowserLost extends Error {}

interface Session {
  readonly browser: Browser;
  readonly page: Page;
  readonly facts: DriverFacts;
  /** Rejects once the browser or the page is gone. */
  readonly lost: Promise<never>;
}

const START_MS = 120_000;

async function openSession(origin: string, workers: number): Promise<Session> {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const lost = new Promise<never>((_, reject) => {
    page.once('crash', () => reject(new BrowserLost('the page crashed')));
    browser.once('disconnected', () => reject(new BrowserLost('the browser ended')));
  });
  lost.catch(() => {});
  await page.goto(`${origin}/qa?driver`);
  await page.waitForFunction(() => window.qaDriver !== undefined, null, { timeout: START_MS });
  const starting = page.evaluate((count) => window.qaDriver!.start(count), workers);
  return { browser, page, facts: await Promise.race([starting, lost]), lost };
}

export interface DrivenPage {
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
    const { browser, page, lost } = await opening;
    const answer = page.evaluate(({ path, request }) => window.qaDriver!.assess(path, request), {
      path,
      request,
    });
    try {
      return await Promise.race([answer, lost]);
    } catch (error) {
      answer.catch(() => {});
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
