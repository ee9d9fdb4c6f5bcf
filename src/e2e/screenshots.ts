import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContextOptions, Page } from 'playwright';
import sharp from 'sharp';
import { cameraVideo } from '../../test-fixtures/camera-video.ts';
import { type Language, languages } from '../engine/languages.ts';
import { launchBrowser } from '../qa/command/browser.ts';
import { frontPicture } from './front-picture.ts';
import { STATION_TOKEN, serveProduct } from './serve-product.ts';
import { type Look, tours } from './tours.ts';

// Takes the pictures of README and docs/design.md, or with --all every screen at every size in both languages.

const { values } = parseArgs({
  options: {
    /** A folder: everything goes there. */
    all: { type: 'string' },
    /** A product that runs already, with the token of the tests. */
    origin: { type: 'string' },
    /** A tour, or `front` for the picture of README. */
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

/** What stands in README, from the resident's tour, on a phone that is tall enough to show the photo. */
const front = ['start', 'accepted', 'receipt'] as const;
const tallPhone = { width: 390, height: 1040 };
const frontFile: Readonly<Record<Language, string>> = {
  'zh-CN': 'docs/page.png',
  en: 'docs/page.en.png',
};
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

async function visit(name: Tour, size: Size, lang: Language, look: Look): Promise<void> {
  const options: BrowserContextOptions = {
    viewport: size,
    // Pictures of the documents are made smaller afterwards, which keeps their letters sharp.
    deviceScaleFactor: values.all ? 1 : 2,
    locale: lang,
    serviceWorkers: 'block',
    colorScheme: values.scheme === 'dark' ? 'dark' : 'light',
  };
  const context = await browser.newContext(options);
  await tours[name]({ context, origin: running.origin, token: STATION_TOKEN, lang, look });
  await context.close();
}

/** Every screen of a tour, at every size in both languages. */
async function takeAll(name: Tour): Promise<void> {
  for (const size of sizes[name]) {
    for (const lang of languages) {
      await visit(name, size, lang, async (step, page: Page) => {
        const path = join(folder, `${name}-${step}-${size.width}-${lang}.png`);
        await page.screenshot({ path, fullPage: true, animations: 'disabled' });
        console.info(path);
      });
    }
  }
}

/** What docs/design.md shows of a tour. */
async function takeDocumented(name: Tour): Promise<void> {
  const size = sizes[name][0]!;
  await visit(name, size, 'en', async (step, page: Page) => {
    if (!documented[name].includes(step)) return;
    const path = join(folder, `${name}-${step}.webp`);
    await save(await page.screenshot({ animations: 'disabled' }), path, size);
    console.info(path);
  });
}

/** The picture of README. */
async function takeFront(lang: Language): Promise<void> {
  const taken = new Map<string, Buffer>();
  await visit('resident', tallPhone, lang, async (step, page: Page) => {
    if (step === 'accepted') await page.evaluate(() => scrollTo(0, 0));
    // Away from the buttons, so that none looks pointed at.
    await page.mouse.move(0, 0);
    taken.set(step, await page.screenshot({ animations: 'disabled' }));
  });
  const [start, accepted, receipt] = front.map((step) => taken.get(step)!);
  writeFileSync(frontFile[lang], await frontPicture([start!, accepted!, receipt!]));
  console.info(frontFile[lang]);
}

try {
  for (const name of Object.keys(tours) as Tour[]) {
    if (name.startsWith(values.only)) await (values.all ? takeAll : takeDocumented)(name);
  }
  if (!values.all && 'front'.startsWith(values.only)) {
    for (const lang of languages) await takeFront(lang);
  }
} finally {
  await browser.close();
  rmSync(film);
  await running.stop();
}
