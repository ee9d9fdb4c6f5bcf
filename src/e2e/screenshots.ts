import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContextOptions, Page } from 'playwright';
import sharp from 'sharp';
import { cameraVideo } from '../../test-fixtures/camera-video.ts';
import { launchBrowser } from '../qa/command/browser.ts';
import { STATION_TOKEN, serveProduct } from './serve-product.ts';
import { type Look, tours } from './tours.ts';

// Takes the pictures of docs/design.md, or with --all every screen at every size in both languages.

const { values } = parseArgs({
  options: {
    /** A folder: everything goes there. */
    all: { type: 'string' },
    /** A product that runs already, with the token of the tests. */
    origin: { type: 'string' },
    /** Names of tours, or beginnings of them. */
    only: { type: 'string', default: '' },
    scheme: { type: 'string', default: 'light' },
  },
});

const phone = { width: 390, height: 844 };
const tablet = { width: 820, height: 1180 };
const kiosk = { width: 1080, height: 1920 };
const desktop = { width: 1440, height: 900 };

type Size = typeof phone;
type Tour = keyof typeof tours;

const sizes: Readonly<Record<Tour, readonly Size[]>> = {
  resident: [phone, tablet],
  elder: [phone, tablet],
  kiosk: [kiosk, tablet],
  station: [tablet, phone],
  qa: [desktop, tablet],
};

/** What stands in docs/design.md, by tour. */
const documented: Readonly<Record<Tour, readonly string[]>> = {
  resident: ['start', 'camera', 'rejected', 'accepted', 'consent', 'receipt'],
  elder: ['start', 'rejected'],
  kiosk: ['idle', 'capture', 'result', 'receipt'],
  station: ['compared'],
  qa: ['table'],
};
const FOLDER = 'docs/design';
/** Widths of pictures in the document, px. */
const WIDTH = { narrow: 390, wide: 820 };

async function save(picture: Buffer, path: string, size: Size): Promise<void> {
  const width = size === phone || size === kiosk ? WIDTH.narrow : WIDTH.wide;
  await sharp(picture).resize({ width }).webp({ quality: 82 }).toFile(path);
}

const running = values.origin
  ? { origin: values.origin, stop: async () => {} }
  : await serveProduct({ SUBMITS_PER_MINUTE: '1000' });
const film = join(tmpdir(), `screenshots-${process.pid}.mjpeg`);
writeFileSync(film, await cameraVideo());
const browser = await launchBrowser(
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
);
const folder = values.all ?? FOLDER;
mkdirSync(folder, { recursive: true });

async function visit(name: Tour, size: Size, lang: 'zh-CN' | 'en'): Promise<void> {
  const options: BrowserContextOptions = {
    viewport: size,
    locale: lang,
    serviceWorkers: 'block',
    colorScheme: values.scheme === 'dark' ? 'dark' : 'light',
  };
  const context = await browser.newContext(options);
  const look: Look = async (step, page: Page) => {
    if (values.all) {
      const path = join(folder, `${name}-${step}-${size.width}-${lang}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      console.info(path);
    } else if (documented[name].includes(step)) {
      const path = join(folder, `${name}-${step}.webp`);
      await save(await page.screenshot({ animations: 'disabled' }), path, size);
      console.info(path);
    }
  };
  await tours[name]({ context, origin: running.origin, token: STATION_TOKEN, lang, look });
  await context.close();
}

try {
  for (const name of Object.keys(tours) as Tour[]) {
    if (!name.startsWith(values.only)) continue;
    const languages = values.all ? (['zh-CN', 'en'] as const) : (['en'] as const);
    for (const size of values.all ? sizes[name] : sizes[name].slice(0, 1)) {
      for (const lang of languages) await visit(name, size, lang);
    }
  }
} finally {
  await browser.close();
  rmSync(film);
  await running.stop();
}
