/** `npm run resident:soak`: checks one photo after another in one page, large ones among them, and weighs what it holds. */
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { portraitFile } from '../../../test-fixtures/render.ts';
import { check, openResident } from '../../e2e/resident.ts';
import { serveProduct } from '../../e2e/serve-product.ts';
import { launchBrowser } from '../../qa/command/browser.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({ options: { photos: { type: 'string', default: '200' } } });

/** One after another, again and again: who, and at how many megapixels. */
const series = [
  ['bob', 1],
  ['short-hair', 2],
  ['bob', 12],
  ['head-tilted', 1],
  ['short-hair', 12],
] as const;

async function scaled(name: string, megapixels: number): Promise<Buffer> {
  const portrait = sharp(await portraitFile(name));
  const { width = 1, height = 1 } = await portrait.metadata();
  const wide = Math.round(width * Math.sqrt((megapixels * 1e6) / (width * height)));
  return portrait.resize({ width: wide }).jpeg({ quality: 90 }).toBuffer();
}

const photos: Buffer[] = [];
for (const [name, megapixels] of series) photos.push(await scaled(name, megapixels));

const { origin, stop } = await serveProduct();
const browser = await launchBrowser();
try {
  const page = await openResident(browser, origin);
  await soak({
    browser,
    page,
    rounds: Number(values.photos),
    unit: 'photos',
    allowed: { heap: 0.01, nodes: 0.5, listeners: 0.5, page: 1, browser: 0.5 },
    async round(number) {
      const { outcome } = await check(page, photos[(number - 1) % photos.length]!);
      if (!outcome) throw new Error(`photo ${number} was not judged`);
    },
  });
} finally {
  await browser.close();
  await stop();
}
