import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { cameraVideo, visitors } from '../../test-fixtures/camera-video.ts';
import { defaultLanguage, type Language } from '../engine/languages.ts';
import { launchBriefly } from './browser.ts';

/** A browser, with more arguments where there are any, whose camera shows a film (.mjpeg) without asking. */
export async function launchWithFilm(
  film: Buffer,
  ...args: readonly string[]
): Promise<{ browser: Browser; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'camera-'));
  const path = join(folder, 'film.mjpeg');
  writeFileSync(path, film);
  const browser = await launchBriefly(
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${path}`,
    ...args,
  );
  return {
    browser,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The same, whose camera shows visitors one after the other. */
export const launchWithCamera = async (...args: readonly string[]) =>
  launchWithFilm(await cameraVideo(visitors), ...args);

/** Keeps count of the photos that the page held by a URL or showed, frames of its camera among them. */
function watchPhotos(): void {
  const urls = new Set<string>();
  const shown: WeakRef<Blob>[] = [];
  const pictures: WeakRef<object>[] = [];
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob: Blob) => {
    const url = createObjectURL(blob);
    if (blob.type.startsWith('image/')) urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL(url);
  };
  const decode = window.createImageBitmap as (...given: unknown[]) => Promise<ImageBitmap>;
  const watched = async (source: object, ...rest: unknown[]) => {
    if (source instanceof Blob) {
      shown.push(new WeakRef(source));
      pictures.push(new WeakRef(source));
    }
    const bitmap = await decode.call(window, source, ...rest);
    pictures.push(new WeakRef(bitmap));
    return bitmap;
  };
  Object.assign(window, {
    createImageBitmap: watched,
    photoUrls: () => urls.size,
    photosAlive: () => pictures.filter((picture) => picture.deref()).length,
    photosSeen: () => shown.length,
  });
}

/**
 * A kiosk, set up by the staff with a countdown of one second. It leaves a person who does nothing for
 * `patience` seconds: long, because on a busy machine a test is slow to touch the next button.
 */
export async function openKiosk(
  browser: Browser,
  origin: string,
  token: string,
  patience = 300,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  await page.addInitScript(watchPhotos);
  await page.goto(`${origin}/kiosk`);
  await page.locator('#token').fill(token);
  await page.locator('#token').press('Enter');
  await page.locator('#countdown').fill('1');
  await page.locator('#patience').fill(String(patience));
  await page.locator('#receipt').fill(String(patience));
  await page.locator('button[type=submit]').click();
  await page.locator('[data-step=idle] .kiosk-start').waitFor();
  return page;
}

/** From the first touch to the camera; `look` sees every screen. */
export async function begin(
  page: Page,
  language: Language = defaultLanguage,
  look: (step: string) => Promise<void> = async () => {},
): Promise<void> {
  await look('idle');
  await page.locator('.kiosk-start').click();
  await page.locator('[data-step=language]').waitFor();
  await look('language');
  await page.locator(`.kiosk-choice[lang="${language}"]`).click();
  await page.locator('[data-step=consent]').waitFor();
  await look('consent');
  await page.locator('.kiosk-actions .primary').click();
  await page.locator('[data-step=capture]').waitFor();
}

/** Until the photo was taken and judged, which takes no hand; gives the verdict. */
export async function judgement(page: Page): Promise<string | undefined> {
  await page.locator('[data-step=result]').waitFor();
  return (await page.locator('[data-outcome]').getAttribute('data-outcome')) ?? undefined;
}

/** From an accepted photo to the receipt, whose number it gives. */
export async function take(page: Page): Promise<string> {
  await page.locator('[data-step=result] .kiosk-actions .primary').click();
  return (await page.locator('[data-receipt]').getAttribute('data-receipt')) ?? '';
}

export async function leave(page: Page): Promise<void> {
  await page.locator('[data-step=receipt] .kiosk-actions .primary').click();
  await page.locator('[data-step=idle]').waitFor();
}

/** All that a page can keep of a person. */
export async function traces(page: Page): Promise<object> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.detach();
  return page.evaluate(async () => {
    const { photoUrls, photosAlive } = window as unknown as Record<string, () => number>;
    return {
      text: document.body.innerText,
      pictures: document.querySelectorAll('img, video, canvas').length,
      lang: document.documentElement.lang,
      title: document.title,
      address: location.href,
      history: history.length,
      state: history.state,
      local: Object.entries(localStorage).sort(),
      session: Object.entries(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      cookies: document.cookie,
      selection: getSelection()?.toString(),
      photoUrls: photoUrls(),
      photosAlive: photosAlive(),
    };
  });
}
