import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { cameraVideo, scenes } from '../../../test-fixtures/camera-video.ts';
import type { Size } from '../../core/pixels/geometry.ts';
import { launchBrowser } from '../../qa/command/browser.ts';
import { provideBuild } from '../../qa/command/build.ts';
import { servePhotos } from '../../qa/command/server.ts';
import { median, quantile } from './times.ts';

/** A phone's camera held upright, at the size that the page asks for. */
const CAMERA = { width: 960, height: 1280 };
/** The time until caches are warm, ms. */
const WARM_UP_MS = 5_000;

/** How fast a camera guides. */
interface LiveSpeed {
  readonly seconds: number;
  /** Size of the frames that the page gets, px. */
  readonly frame: Size;
  readonly framesPerSecond: number;
  /** The time from when the page gets a frame until it knows the instruction, ms. */
  readonly latency: { readonly median: number; readonly p90: number };
}

/** The latency of each frame that a guiding page measures in the next `ms`. */
export const watchLatencies = (page: Page, ms: number): Promise<readonly number[]> =>
  page.evaluate(
    (ms) =>
      new Promise<readonly number[]>((resolve) => {
        const latencies: number[] = [];
        const view = document.querySelector<HTMLElement>('[data-latency]');
        if (!view) return resolve(latencies);
        const observer = new MutationObserver(() =>
          latencies.push(Number(view.dataset['latency'])),
        );
        observer.observe(view, { attributeFilter: ['data-latency'] });
        setTimeout(() => {
          observer.disconnect();
          resolve(latencies);
        }, ms);
      }),
    ms,
  );

interface Guided {
  readonly browser: Browser;
  readonly page: Page;
  close(): Promise<void>;
}

/** The built page with a camera that shows a person who never gets it right, so that no photo ends the run. */
export async function openGuided(): Promise<Guided> {
  const film = join(tmpdir(), `camera-${process.pid}.mjpeg`);
  const turned = scenes.filter(({ name }) => name === 'turned');
  writeFileSync(film, await cameraVideo(turned, CAMERA));
  const server = await servePhotos(provideBuild((line) => console.info(line)).dist);
  const browser = await launchBrowser(
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  );
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.context().grantPermissions(['camera']);
  await page.goto(server.origin);
  await page.locator('button.shoot').click();
  await page.locator('[data-phase=guiding]').waitFor();
  return {
    browser,
    page,
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(film);
    },
  };
}

/** Measures how fast the built page guides, over some seconds. */
export async function measureLive(seconds: number): Promise<LiveSpeed> {
  const { page, close } = await openGuided();
  try {
    const frame = await page.locator('video').evaluate((video: HTMLVideoElement) => ({
      width: video.videoWidth,
      height: video.videoHeight,
    }));
    await watchLatencies(page, WARM_UP_MS);
    const latencies = await watchLatencies(page, 1000 * seconds);
    return {
      seconds,
      frame,
      framesPerSecond: latencies.length / seconds,
      latency: { median: median(latencies), p90: quantile(latencies, 0.9) },
    };
  } finally {
    await close();
  }
}

/** What `docs/performance.md` says of it. */
export const liveText = ({ seconds, frame, framesPerSecond, latency }: LiveSpeed): string =>
  `## A camera that guides

Over ${seconds} s in the built page, as a person has it, with all that the browser does besides: a camera of 30 frames a second that plays a film of JPEGs, decoded and shown without a graphics card, frames of ${frame.width} × ${frame.height} pixels. A latency is the time from the moment the page gets a frame until it knows what to say; the camera's own delay and the next drawing of the screen come on top.

|  |  |
| --- | ---: |
| live: frames per second | ${framesPerSecond.toFixed(1)} |
| live: frame to instruction, ms, median | ${latency.median.toFixed(1)} |
| live: frame to instruction, ms, 90th percentile | ${latency.p90.toFixed(1)} |
`;
