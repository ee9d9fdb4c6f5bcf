/** `npm run screenshots`: takes the pictures of README and docs/design.md, or every screen. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import sharp from 'sharp';
import { cameraVideo } from '../../test-fixtures/camera-video.ts';
import { runCommandLine } from '../command-line/command-line.ts';
import { list, oneOf, optional, serverAddress, text, withDefault } from '../command-line/values.ts';
import { type Language, languages } from '../engine/languages.ts';
import { launchBrowser } from '../qa/command/browser.ts';
import { frontPicture } from './front-picture.ts';
import { STATION_TOKEN, serveProduct } from './serve-product.ts';
import { type Look, tours } from './tours.ts';

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

interface Studio {
  readonly browser: Browser;
  /** Where the product is served. */
  readonly origin: string;
  readonly scheme: 'light' | 'dark';
  /** Of a picture's pixels, how many to one of the page's. */
  readonly sharpness: 1 | 2;
}

async function visit(
  { browser, origin, scheme, sharpness }: Studio,
  name: Tour,
  size: Size,
  lang: Language,
  look: Look,
): Promise<void> {
  const options: BrowserContextOptions = {
    viewport: size,
    deviceScaleFactor: sharpness,
    locale: lang,
    serviceWorkers: 'block',
    colorScheme: scheme,
  };
  const context = await browser.newContext(options);
  await tours[name]({ context, origin, token: STATION_TOKEN, lang, look });
  await context.close();
}

/** Every screen of a tour, at every size in both languages. */
async function takeAll(studio: Studio, name: Tour, folder: string): Promise<void> {
  for (const size of sizes[name]) {
    for (const lang of languages) {
      await visit(studio, name, size, lang, async (step, page: Page) => {
        const path = join(folder, `${name}-${step}-${size.width}-${lang}.png`);
        await page.screenshot({ path, fullPage: true, animations: 'disabled' });
        console.info(path);
      });
    }
  }
}

/** What docs/design.md shows of a tour. */
async function takeDocumented(studio: Studio, name: Tour): Promise<void> {
  const size = sizes[name][0]!;
  await visit(studio, name, size, 'en', async (step, page: Page) => {
    if (!documented[name].includes(step)) return;
    const path = join(FOLDER, `${name}-${step}.webp`);
    await save(await page.screenshot({ animations: 'disabled' }), path, size);
    console.info(path);
  });
}

/** The picture of README. */
async function takeFront(studio: Studio, lang: Language): Promise<void> {
  const taken = new Map<string, Buffer>();
  await visit(studio, 'resident', tallPhone, lang, async (step, page: Page) => {
    if (step === 'accepted') await page.evaluate(() => scrollTo(0, 0));
    // Away from the buttons, so that none looks pointed at.
    await page.mouse.move(0, 0);
    taken.set(step, await page.screenshot({ animations: 'disabled' }));
  });
  const [start, accepted, receipt] = front.map((step) => taken.get(step)!);
  writeFileSync(frontFile[lang], await frontPicture([start!, accepted!, receipt!]));
  console.info(frontFile[lang]);
}

const FRONT = 'front';
const names = Object.keys(tours) as Tour[];
const parts = [...names, FRONT] as const;

const line = {
  usage: `npm run screenshots -- [--all DIR] [--only PART[,PART…]] [--scheme light|dark] [--origin URL]
  --all DIR   every screen at every size in both languages goes there; else the pictures of README and docs/design.md are taken
  --only      some of: ${parts.join(', ')}; ${FRONT} is the picture of README
  --scheme    default: light
  --origin    a product that runs already, with the token of the tests; else it is built and served`,
  options: {
    all: optional(text),
    only: withDefault(list(oneOf(...parts)), parts),
    scheme: withDefault(oneOf('light', 'dark'), 'light'),
    origin: optional(serverAddress),
  },
};

await runCommandLine(import.meta.url, line, async ({ options: { all, only, scheme, origin } }) => {
  const product = origin
    ? { origin, stop: async () => {} }
    : await serveProduct({ SUBMITS_PER_MINUTE: '1000' });
  const film = join(tmpdir(), `screenshots-${process.pid}.mjpeg`);
  writeFileSync(film, await cameraVideo());
  const browser = await launchBrowser(
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  );
  mkdirSync(all ?? FOLDER, { recursive: true });
  // Pictures of the documents are made smaller afterwards, which keeps their letters sharp.
  const studio = { browser, origin: product.origin, scheme, sharpness: all ? 1 : 2 } as const;
  try {
    for (const name of names.filter((one) => only.includes(one))) {
      await (all ? takeAll(studio, name, all) : takeDocumented(studio, name));
    }
    if (!all && only.includes(FRONT)) {
      for (const lang of languages) await takeFront(studio, lang);
    }
  } finally {
    await browser.close();
    rmSync(film);
    await product.stop();
  }
});
