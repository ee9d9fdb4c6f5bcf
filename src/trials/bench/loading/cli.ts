/** `npm run loading`: what a visit of the built product loads, and how long until the first verdict. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
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

const usage = `npm run loading -- [--bytes] [--check] [--origin URL]
  --bytes   counts bytes alone; writes nothing
  --check   fails where a visit loads more than src/trials/bench/loading/limits.json allows
  --origin  a product that is served already; else it is built and served`;

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
      const loading: Loading = {
        engine: engineVersion,
        machine: await machine(),
        bytes,
        times: await time(visits),
      };
      console.info(`\n${timesText(loading.times)}`);
      await writeFile('loading.json', `${JSON.stringify(loading, null, 2)}\n`);
      await writeFile('docs/loading.md', loadingText(loading));
    }
    return bytes;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const { values } = parseArgs({
  options: {
    bytes: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    origin: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.info(usage);
else {
  const run = (origin: string) => measure(origin, values.bytes);
  const bytes = await (values.origin ? run(values.origin) : served(run));
  const broken = Object.entries(limits).flatMap(([mark, most]) => {
    const found = bytesOf(bytes[mark] ?? []);
    return found <= most ? [] : [`${mark}: ${found} bytes, at most ${most}`];
  });
  if (broken.length > 0) console.error(`\nMore than the limits allow:\n${broken.join('\n')}`);
  if (values.check && broken.length > 0) process.exitCode = 1;
}
