/** `npx tsx src/e2e/live-speed.ts [address] [seconds]`: how fast a product that is being served guides. */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraVideo, scenes } from '../../test-fixtures/camera-video.ts';
import { launchBrowser } from '../qa/command/browser.ts';

const [address = 'http://127.0.0.1:8080', seconds = '10'] = process.argv.slice(2);
/** Someone who never gets it right, so that no photo ends it. */
const film = join(tmpdir(), `camera-${process.pid}.mjpeg`);
writeFileSync(film, await cameraVideo(scenes.filter(({ name }) => name === 'turned')));

const browser = await launchBrowser(
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
);
try {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.context().grantPermissions(['camera']);
  await page.goto(address);
  await page.locator('button.shoot').click();
  await page.locator('[data-phase=guiding]').waitFor();
  const measured = await page.evaluate(
    (ms) =>
      new Promise<readonly number[]>((resolve) => {
        const view = document.querySelector<HTMLElement>('[data-latency]');
        const latencies: number[] = [];
        if (!view) return resolve(latencies);
        new MutationObserver(() => latencies.push(Number(view.dataset['latency']))).observe(view, {
          attributeFilter: ['data-latency'],
        });
        setTimeout(() => resolve(latencies), ms);
      }),
    1000 * Number(seconds),
  );
  const sorted = [...measured].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  const rate = (measured.length / Number(seconds)).toFixed(1);
  console.info(`${rate} frames a second; from a frame to its instruction, ms:`);
  console.info(`median ${at(0.5)}, 90 % ${at(0.9)}, 99 % ${at(0.99)}, longest ${at(1)}`);
} finally {
  await browser.close();
  rmSync(film);
}
