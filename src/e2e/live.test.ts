import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cameraVideo, MARK, MARKS, scenes } from '../../test-fixtures/camera-video.ts';
import { portraitFile } from '../../test-fixtures/render.ts';
import { en } from '../i18n/en.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { beyondNarrowSides, expectAccessible } from './axe.ts';
import { launchBriefly } from './browser.ts';
import { rowOf } from './database.ts';
import { dataDir, origin, stationToken } from './product.ts';
import { check, openResident, shownPhoto, submit } from './resident.ts';
import { lookUp, openStation, typeNumber } from './station.ts';

const film = join(tmpdir(), `camera-${process.pid}.mjpeg`);
/** A name of this machine that browsers do not trust, unlike `localhost`. */
const PLAIN = 'plain.test';
const { live, resident } = zhCN;

let browser: Browser;

beforeAll(async () => {
  writeFileSync(film, await cameraVideo());
  browser = await launchBriefly(
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
    `--host-resolver-rules=MAP ${PLAIN} 127.0.0.1`,
  );
});
afterAll(async () => {
  await browser.close();
  rmSync(film);
});

/** What the page showed while the camera showed a scene, from then on. */
interface Moment {
  readonly scene: string;
  readonly phase: string;
  readonly cue: string;
  /** Of the camera's tracks, with spaces between them. */
  readonly camera: string;
}

/** Writes down, with every picture that the screen shows, the scene in the camera and what is said to it. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(
    ({ names, mark, marks }) => {
      const moments: Moment[] = [];
      const canvas = document.createElement('canvas');
      canvas.width = mark * marks;
      canvas.height = mark;
      const drawing = canvas.getContext('2d', { willReadFrequently: true });
      const sceneIn = (video: HTMLVideoElement): string => {
        if (!drawing || video.videoHeight === 0) return '';
        const { width, height } = canvas;
        drawing.drawImage(video, 0, video.videoHeight - height, width, height, 0, 0, width, height);
        const { data } = drawing.getImageData(0, mark / 2, width, 1);
        const bits = Array.from({ length: marks }, (_, i) => data[(i + 0.5) * mark * 4] > 127);
        return names[bits.reduce((sum, bit, i) => sum + (bit ? 2 ** i : 0), 0)] ?? '';
      };
      const look = () => {
        const view = document.querySelector<HTMLElement>('[data-phase]');
        const video = document.querySelector('video');
        if (view && video) {
          const { phase = '', cue = '' } = view.dataset;
          const { stream } = window as unknown as { stream?: MediaStream };
          const camera = stream?.getTracks().map(({ readyState }) => readyState) ?? [];
          const now = { scene: sceneIn(video), phase, cue, camera: camera.join(' ') };
          const last = moments.at(-1);
          if (now.scene !== last?.scene || phase !== last.phase || cue !== last.cue) {
            moments.push(now);
          }
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(window, { moments });
      const { mediaDevices } = navigator;
      if (!mediaDevices) return;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wanted) => {
        const stream = await open(wanted);
        Object.assign(window, { stream });
        return stream;
      };
    },
    { names: scenes.map(({ name }) => name), mark: MARK, marks: MARKS },
  );
}

const momentsOf = (page: Page): Promise<readonly Moment[]> =>
  page.evaluate(() => (window as unknown as { moments: Moment[] }).moments);
const cameraState = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (window as unknown as { stream: MediaStream }).stream
      .getTracks()
      .map(({ readyState }) => readyState),
  );

const shoot = (page: Page, name = resident.start.shoot) =>
  page.getByRole('button', { name, exact: true }).click();

test('from a photo that fails, through what the camera asks for, to a receipt', async () => {
  const page = await openResident(browser, origin, async (on) => {
    await on.context().grantPermissions(['camera']);
    await watch(on);
  });
  expect((await check(page, await portraitFile('eyes-closed'))).outcome).toBe('reject');
  await shoot(page, resident.result.shootAgain);
  await page.locator('[data-outcome=accept]').waitFor();
  expect(await cameraState(page)).toEqual(['ended']);
  const guesses = page.getByRole('list', { name: resident.result.notices });
  expect(await guesses.count()).toBe(0);

  const moments = await momentsOf(page);
  const lastIn = (scene: string) => moments.filter((one) => one.scene === scene).at(-1)?.cue;
  const sensible = ['closer', 'move-left', 'turn-right', 'open-eyes'];
  expect(['far', 'aside', 'turned', 'eyes-shut'].map(lastIn)).toEqual(sensible);
  const asked = moments.map(({ cue }) => cue).filter((cue, i, all) => cue && cue !== all[i - 1]);
  // A busy machine may measure wall and light just when one scene changes to the next.
  expect(asked.filter((cue) => sensible.includes(cue))).toEqual(sensible);

  expect(moments.find(({ phase }) => phase === 'holding')?.camera).toBe('live');
  expect(moments.find(({ phase }) => phase === 'burst')?.scene).toBe('right');

  const photo = await shownPhoto(page);
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/api/receipts') && response.status() === 201,
  );
  const number = await submit(page);
  const { slip, captured } = (await (await answered).json()) as Record<string, string>;
  expect(captured).toBe('here');
  const claimed = rowOf(dataDir, number)?.claim.capture;
  expect(claimed).toMatchObject({ how: 'here', camera: { label: expect.stringMatching(/./) } });
  expect(claimed?.frames.length).toBeGreaterThan(1);
  expect(claimed?.continuity?.pose).toBeLessThan(5);
  expect(claimed?.continuity?.landmarks).toBeLessThan(0.05);
  await page.locator('.slip [data-captured=here]').waitFor();

  const station = await openStation(browser, origin, stationToken);
  await station.waitForFunction(() => localStorage.getItem('jwks') !== null);
  await station.context().setOffline(true);
  await typeNumber(station, slip!);
  await station.locator('[data-slip-check=genuine] [data-captured=here]').waitFor();
  await station.context().setOffline(false);
  await (await lookUp(station, number)).locator('.facts [data-captured=here]').waitFor();
  await station.context().close();

  // The same bytes as a file are no photo that was taken here.
  await page.getByRole('button', { name: resident.receipt.startOver }).click();
  expect((await check(page, photo)).outcome).toBe('accept');
  await submit(page);
  await page.locator('.slip [data-captured=file]').waitFor();
  await page.context().close();
});

test('the shutter takes what is there, leaving closes the camera, and all of it is accessible', async () => {
  const page = await openResident(browser, `${origin}/?lang=en`, async (on) => {
    await on.context().grantPermissions(['camera']);
    await watch(on);
  });
  await page.locator('button.shoot').click();
  await page.locator('[data-camera=running]').waitFor();
  await expectAccessible(page, 'the camera');
  expect(await beyondNarrowSides(page)).toEqual([]);
  // There is one camera, and still someone may help.
  await page.getByRole('button', { name: en.live.helped, exact: true }).click();
  await page.locator('[data-audience=helper][data-camera=running]').waitFor();
  await page.getByRole('button', { name: en.live.alone, exact: true }).click();
  await page.locator('[data-audience=self][data-camera=running]').waitFor();
  await page.goBack();
  await page.locator('button.shoot').waitFor();
  expect(await cameraState(page)).toEqual(['ended']);
  await page.locator('button.shoot').click();
  await page.locator('[data-camera=running]').waitFor();
  await page.locator('button.shutter').click();
  await page.locator('[data-outcome], [data-refusal]').waitFor();
  await page.context().close();
});

describe('without a camera it is said why, and there is a way on', () => {
  async function problem(on: Browser, address: string, userAgent?: string): Promise<Page> {
    const context = await on.newContext({
      viewport: { width: 390, height: 844 },
      ...(userAgent !== undefined && { userAgent }),
    });
    const page = await context.newPage();
    await page.goto(address);
    await shoot(page);
    await page.locator('[data-problem]').waitFor();
    await page.getByRole('button', { name: live.pick, exact: true }).waitFor();
    await expectAccessible(page, (await codeOn(page)) ?? '');
    expect.soft(await beyondNarrowSides(page)).toEqual([]);
    return page;
  }
  const codeOn = (page: Page) => page.locator('[data-problem]').getAttribute('data-problem');
  const plain = origin.replace('127.0.0.1', PLAIN);

  test('no permission', async () => {
    const page = await problem(browser, origin);
    expect(await codeOn(page)).toBe('camera-refused');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: live.pick, exact: true }).click();
    const buffer = await portraitFile('short-hair');
    await (await choosing).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
    await page.locator('[data-outcome=accept]').waitFor();
    await page.context().close();
  });

  test('no camera', async () => {
    const bare = await launchBriefly('--use-fake-ui-for-media-stream');
    expect(await codeOn(await problem(bare, origin))).toBe('camera-none');
    await bare.close();
  });

  test('an address that is not secure', async () => {
    const page = await problem(browser, plain);
    expect(await codeOn(page)).toBe('camera-insecure');
    await page.context().close();
  });

  test('an app that shows pages without a camera: where its menu is', async () => {
    const page = await problem(
      browser,
      plain,
      'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0',
    );
    expect(await codeOn(page)).toBe('camera-in-app');
    await page.getByRole('img', { name: live.menuAlt }).waitFor();
    await page.context().close();
  });
});
