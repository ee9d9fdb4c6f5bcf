import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';
import { launchBrowser } from '../../src/qa/command/browser.ts';
import type { Subject } from './edit.ts';

/** A worker's answer, its typed arrays as base64: so they cross from the browser in one piece. */
export interface Answer {
  readonly size: readonly [number, number];
  readonly pixels: string;
  readonly landmarks: Subject['landmarks'];
  readonly region: Subject['portrait']['region'];
  readonly matteSize: readonly [number, number];
  readonly matte: string;
}

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');

function subjectOf({ size, pixels, landmarks, region, matteSize, matte }: Answer): Subject {
  const shares = Float32Array.from(bytesOf(matte), (byte) => byte / 255);
  return {
    photo: { width: size[0], height: size[1], data: new Uint8ClampedArray(bytesOf(pixels)) },
    landmarks,
    portrait: { region, matte: { width: matteSize[0], height: matteSize[1], data: shares } },
  };
}

/** Lends the photos of a folder to the page, and a page without anything on it. */
const photosOf = (folder: string): Plugin => ({
  name: 'photos',
  configureServer({ middlewares }) {
    middlewares.use('/photo/', async ({ url = '' }, response) => {
      response.end(await readFile(join(folder, decodeURIComponent(url.slice(1)))));
    });
    middlewares.use('/blank.html', (_, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html>');
    });
  },
});

/** Runs in the page. */
function ask(
  worker: Worker,
  [path, spec]: readonly [string, string | undefined],
): Promise<Answer | undefined> {
  worker.postMessage({ path, spec });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
}

/**
 * Composes each photo for a document by the product's own models, in a browser; where none is named, JPEG files
 * are taken as they are. Undefined where nobody is found.
 */
export async function* subjectsIn(
  folder: string,
  files: readonly string[],
  spec?: string,
): AsyncGenerator<{ readonly file: string; readonly subject: Subject | undefined }> {
  process.env['VITEST'] = 'no endpoint beside this page';
  const server = await createServer({
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    logLevel: 'error',
    plugins: [photosOf(folder)],
  });
  await server.listen();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const [origin = ''] = server.resolvedUrls?.local ?? [];
    await page.goto(`${origin}blank.html`);
    const worker = await page.evaluateHandle(
      () =>
        new Worker('/test-fixtures/perturbations/subject.worker.ts', { type: 'module' }) as Worker,
    );
    for (const file of files) {
      const path = `/photo/${encodeURIComponent(file)}`;
      const answer = await worker.evaluate(ask, [path, spec] as const);
      yield { file, subject: answer && subjectOf(answer) };
    }
  } finally {
    await browser.close();
    await server.close();
  }
}
