/** `npm run resident:soak`: checks one photo after another in one page, large ones among them, and weighs what it holds. */
import { runCommandLine } from '../../command-line/command-line.ts';
import { wholeNumber, withDefault } from '../../command-line/values.ts';

const line = {
  usage: `npm run resident:soak -- [--photos N]
  --photos N  default: 200`,
  options: { photos: withDefault(wholeNumber(1), 200) },
};

/** One after another, again and again: who, and at how many megapixels. */
const series = [
  ['bob', 1],
  ['short-hair', 2],
  ['bob', 12],
  ['head-tilted', 1],
  ['short-hair', 12],
] as const;

async function scaled(name: string, megapixels: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { portraitFile } = await import('../../../test-fixtures/render.ts');
  const portrait = sharp(await portraitFile(name));
  const { width = 1, height = 1 } = await portrait.metadata();
  const wide = Math.round(width * Math.sqrt((megapixels * 1e6) / (width * height)));
  return portrait.resize({ width: wide }).jpeg({ quality: 90 }).toBuffer();
}

await runCommandLine(import.meta.url, line, async ({ options }) => {
  const { check, openResident } = await import('../../e2e/resident.ts');
  const { serveProduct } = await import('../../e2e/serve-product.ts');
  const { launchBrowser } = await import('../../qa/command/browser.ts');
  const { soak } = await import('./soak.ts');
  const photos: Buffer[] = [];
  for (const [name, megapixels] of series) photos.push(await scaled(name, megapixels));
  const { origin, stop } = await serveProduct();
  const browser = await launchBrowser();
  try {
    const page = await openResident(browser, origin);
    await soak({
      browser,
      page,
      rounds: options.photos,
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
});
