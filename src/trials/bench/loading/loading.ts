/** What a visit of the built product loads, and how long until the first verdict. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraVideo, scenes } from '../../../../test-fixtures/camera-video.ts';
import { portraitFile } from '../../../../test-fixtures/render.ts';
import { engineVersion } from '../../../engine/version.ts';
import { launchBrowser } from '../../../qa/command/browser.ts';
import { median } from '../times.ts';
import limits from './limits.json' with { type: 'json' };
import { bytesOf, bytesText, type Loading, loadingText, timesText } from './text.ts';
import {
  type Bytes,
  countCameraVisit,
  countPhotoVisit,
  timeColdStarts,
  timeVerdicts,
  type Visits,
} from './visits.ts';

const STARTS = 3;
const VERDICTS = 10;

/** Builds the product and serves it on a free port. */
async function served<T>(use: (origin: string) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'loading-data-'));
  const env = { ...process.env, PORT: '0', DATA_DIR: data };
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const server = spawn('npm', ['start'], { env, stdio: [...stdio], detached: true });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  try {
    const origin = await new Promise<string>((resolve, reject) => {
      server.once('exit', (code) => reject(new Error(`the product ended with ${code}`)));
      server.stdout.on('data', (chunk: Buffer) => {
        const address = /http:\/\/[\w.]+:\d+/.exec(chunk.toString());
        if (address) resolve(address[0]);
      });
    });
    return await use(origin);
  } finally {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGTERM');
    await exited;
    await rm(data, { recursive: true, force: true });
  }
}

async function count(visits: Visits): Promise<Bytes> {
  const { 'the page is usable': usable, ...photo } = await countPhotoVisit(visits);
  return {
    ...(usable && { 'the page is usable': usable }),
    ...(await countCameraVisit(visits)),
    ...photo,
  };
}

async function time(visits: Visits): Promise<Loading['times']> {
  const starts: { never: number; here: number }[] = [];
  for (let i = 0; i < STARTS; i++) starts.push(await timeColdStarts(visits));
  const verdicts = await timeVerdicts(visits, VERDICTS);
  return {
    'first visit, from the address to the verdict': median(starts.map(({ never }) => never)),
    'browser started anew, files on the device, to the verdict': median(
      starts.map(({ here }) => here),
    ),
    'first verdict of a page that was left alone before': verdicts[0] ?? Number.NaN,
    'tenth verdict': verdicts.at(-1) ?? Number.NaN,
  };
}

async function machine(): Promise<Loading['machine']> {
  const browser = await launchBrowser();
  const version = browser.version();
  await browser.close();
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    system: `${process.platform} ${process.arch}`,
    browser: version,
  };
}

async function measure(origin: string, onlyBytes: boolean): Promise<Bytes> {
  const folder = await mkdtemp(join(tmpdir(), 'loading-film-'));
  try {
    const film = join(folder, 'camera.mjpeg');
    // Someone who never gets it right, so that no photo ends it.
    await writeFile(film, await cameraVideo(scenes.filter(({ name }) => name === 'turned')));
    const visits = { origin, film, photo: await portraitFile('bob') };
    const bytes = await count(visits);
    console.info(`\n${bytesText(bytes)}`);
    if (!onlyBytes) {
      const found: Loading = {
        engine: engineVersion,
        machine: await machine(),
        bytes,
        times: await time(visits),
      };
      console.info(`\n${timesText(found.times)}`);
      await writeFile('loading.json', `${JSON.stringify(found, null, 2)}\n`);
      await writeFile('docs/loading.md', loadingText(found));
    }
    return bytes;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Measures, prints and writes; bytes alone are only printed. Gives the limits that are broken, a line each.
 * @param origin of a product that is served already; absent: it is built and served
 */
export async function loading(
  onlyBytes: boolean,
  origin: string | undefined,
): Promise<readonly string[]> {
  const run = (at: string) => measure(at, onlyBytes);
  const bytes = await (origin ? run(origin) : served(run));
  return Object.entries(limits).flatMap(([mark, most]) => {
    const found = bytesOf(bytes[mark] ?? []);
    return found <= most ? [] : [`${mark}: ${found} bytes, at most ${most}`];
  });
}
