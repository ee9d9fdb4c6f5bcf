import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { launchPersistent } from '../../../qa/command/browser.ts';
import { openWire, type Sent } from './wire.ts';

/** The points of a visit at which bytes are counted, in their order. */
export type Bytes = Readonly<Record<string, readonly Sent[]>>;

export interface Visits {
  /** Where the product is served. */
  readonly origin: string;
  readonly photo: Buffer;
  /** A film for the camera. */
  readonly film: string;
}

const ANSWER = '[data-outcome]';
const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
/** The speed of the wire in bytes a second: 10 Mbit/s, like a phone's. */
const RATE = 1_250_000;

const usable = (page: Page) => page.locator('button.shoot').waitFor();
const choose = (page: Page, photo: Buffer) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo });

async function open(context: BrowserContext, origin: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(origin);
  return page;
}

/** Runs with an empty profile, that is then deleted. */
async function freshly<T>(use: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'loading-'));
  try {
    return await use(profile);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

async function browsing<T>(
  profile: string,
  args: readonly string[],
  use: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await launchPersistent(profile, ...args);
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/** Gives a photo as soon as the page accepts one, waits until everything is loaded, then visits again. */
export const countPhotoVisit = ({ origin, photo }: Visits): Promise<Bytes> =>
  freshly((profile) =>
    browsing(profile, [], async (context) => {
      const wire = await openWire(origin, RATE);
      try {
        const page = await open(context, wire.origin);
        await usable(page);
        const before = wire.sent();
        await choose(page, photo);
        await page.locator(ANSWER).waitFor();
        const verdict = wire.sent();
        await page.goBack();
        await page.locator('[data-offline-ready]').waitFor();
        await page.waitForLoadState('networkidle');
        const everything = wire.sent();
        wire.clear();
        await page.goto('about:blank');
        await page.goto(wire.origin);
        await page.locator('[data-offline-ready]').waitFor();
        await page.waitForLoadState('networkidle');
        return {
          'the page is usable': before,
          'first verdict': verdict,
          'everything is here': everything,
          'second visit': wire.sent(),
        };
      } finally {
        await wire.close();
      }
    }),
  );

/** Opens the camera as soon as the page can be used. */
export const countCameraVisit = ({ origin, film }: Visits): Promise<Bytes> =>
  freshly((profile) =>
    browsing(profile, [...camera, `--use-file-for-fake-video-capture=${film}`], async (context) => {
      const wire = await openWire(origin, RATE);
      try {
        const page = await open(context, wire.origin);
        await page.locator('button.shoot').click();
        await page.locator('[data-camera=running]').waitFor();
        return { 'coaching starts': wire.sent() };
      } finally {
        await wire.close();
      }
    }),
  );

/** The time until a verdict, ms: from when the photo was given, and from when the page was opened. */
interface Waits {
  readonly fromPhoto: number;
  readonly fromAddress: number;
}

/** Gives the page a photo, as choosing a file does, and waits for the verdict: in the page, so that driving it costs nothing. */
const awaitVerdict = (page: Page, photo: Buffer): Promise<Waits> =>
  page.evaluate(
    async ([base64, answer]) => {
      const given = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      given.items.add(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (!input) throw new Error('the page takes no photo');
      const begun = performance.now();
      await new Promise<void>((resolve) => {
        new MutationObserver((_, observer) => {
          if (!document.querySelector(answer)) return;
          observer.disconnect();
          resolve();
        }).observe(document.body, { subtree: true, childList: true, attributes: true });
        input.files = given.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
      const ended = performance.now();
      return { fromPhoto: ended - begun, fromAddress: ended };
    },
    [photo.toString('base64'), ANSWER] as const,
  );

/** From the address to the verdict, ms, with a photo that is given at once. */
async function timeToVerdict(page: Page, { origin, photo }: Visits): Promise<number> {
  await page.goto(origin);
  await usable(page);
  return (await awaitVerdict(page, photo)).fromAddress;
}

/** The same with a browser that was never here, and with one that starts anew and has the files; ms. */
export const timeColdStarts = (visits: Visits): Promise<{ never: number; here: number }> =>
  freshly(async (profile) => {
    const never = await browsing(profile, [], async (context) => {
      const page = await context.newPage();
      const time = await timeToVerdict(page, visits);
      await page.goBack();
      await page.locator('[data-offline-ready]').waitFor();
      return time;
    });
    const here = await browsing(profile, [], async (context) =>
      timeToVerdict(await context.newPage(), visits),
    );
    return { never, here };
  });

/** What each of some verdicts takes, ms, after the page was left alone until its models were warm. */
export const timeVerdicts = (
  { origin, photo }: Visits,
  count: number,
): Promise<readonly number[]> =>
  freshly((profile) =>
    browsing(profile, [], async (context) => {
      const page = await open(context, origin);
      await page.waitForFunction(() => performance.getEntriesByName('warm').length > 0);
      const times: number[] = [];
      for (let i = 0; i < count; i++) {
        times.push((await awaitVerdict(page, photo)).fromPhoto);
        await page.goBack();
        await page.locator(ANSWER).waitFor({ state: 'detached' });
      }
      return times;
    }),
  );
