import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { portraitFile } from '../../test-fixtures/render.ts';
import { imageFacts } from '../core/image-file/facts.ts';
import { neutralOperator } from '../endpoint/operator.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { specs } from '../specs/index.ts';
import { expectAccessible } from './axe.ts';
import { launchBriefly } from './browser.ts';
import { origin, stationToken } from './product.ts';
import { check, openResident, shown, shownPhoto, submit } from './resident.ts';
import { serveBuilt } from './serve-product.ts';
import { lookUp, openStation } from './station.ts';

const { result } = zhCN.resident;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBriefly();
});
afterAll(() => browser.close());

test('a link chooses the document, whose photo is made and saved, with no receipt', async () => {
  const page = await openResident(browser, `${origin}/?spec=us-visa`);
  expect(await page.locator('#document').inputValue()).toBe('us-visa');
  const { outcome, findings } = await check(page, await portraitFile('short-hair'));
  expect(outcome).toBe('accept');
  expect(findings.get('head-height')?.status).toBe('pass');
  expect(findings.has('face-width')).toBe(false);
  expect(await page.getByRole('button', { name: result.toReceipt }).count()).toBe(0);
  const photo = await shownPhoto(page);
  const facts = imageFacts(new Uint8Array(photo));
  const { width, height, bytes } = specs['us-visa']!.format;
  expect(facts).toMatchObject({ width, height });
  expect(facts?.bytes).toBeLessThanOrEqual(bytes.max);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: result.savePhoto }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`us-visa-${width}x${height}.jpg`);
  expect((await readFile(await download.path())).equals(photo)).toBe(true);
  // A slow browser begins to read only now.
  const stays = page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image.naturalWidth;
  }, download.url());
  expect(await stays).toBe(width);

  await page.locator('#result-document').selectOption('cn-driving-licence');
  const licence = specs['cn-driving-licence']!;
  await page.locator(`.marked-photo img[width="${licence.format.width}"]`).waitFor();
  expect((await shown(page)).outcome).toBe('accept');
  const again = imageFacts(new Uint8Array(await shownPhoto(page)));
  expect(again).toMatchObject({ width: 260, height: 378, dpi: 300 });
  expect(again?.bytes).toBeLessThanOrEqual(30_000);
  expect(again?.bytes).toBeGreaterThanOrEqual(14_000);

  await page.goto(origin);
  expect(await page.locator('#document').inputValue()).toBe('cn-driving-licence');
  await page.locator('#document').selectOption('cn-resident-id');
  expect(new URL(page.url()).searchParams.get('spec')).toBe('cn-resident-id');
  await page.close();
});

/** The file of an operator who says nothing of their own but this. */
async function operatorThat(says: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'operator-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'operator.json');
  const neutral = JSON.parse(await readFile(neutralOperator, 'utf8'));
  await writeFile(path, JSON.stringify({ ...neutral, ...says }));
  return path;
}

test('a coloured wall becomes white only where the operator takes it and when asked for, is shown beside the photo before, and is told to the station', async () => {
  const willing = await serveBuilt({
    OPERATOR_FILE: await operatorThat({ whiteBackground: true }),
  });
  onTestFinished(() => willing.stop());
  const page = await openResident(browser, willing.origin);
  const before = await check(page, await portraitFile('blue-wall'));
  expect(before.findings.get('background-white')?.status).toBe('fail');
  await page.getByRole('button', { name: result.whiten }).click();
  await page.locator('section[data-edit="white-background"]').waitFor();
  const after = await shown(page);
  expect(after.outcome).toBe('accept');
  expect(after.findings.get('background-white')?.value).toBeLessThan(2);
  expect(await page.locator('.before-after img').count()).toBe(2);
  const slider = page.getByRole('slider', { name: result.compare });
  await slider.press('End');
  expect(await slider.getAttribute('aria-valuetext')).toBe(result.compared(100));
  await page.getByRole('button', { name: result.enlarge }).click();
  await expectAccessible(page, 'a white wall, compared and enlarged');

  await page.getByRole('button', { name: result.undoWhiten }).click();
  expect(await shown(page)).toEqual(before);
  await page.getByRole('button', { name: result.whiten }).click();
  await page.locator('section[data-edit="white-background"]').waitFor();
  const number = await submit(page);
  const station = await openStation(browser, willing.origin, stationToken);
  const receipt = await lookUp(station, number);
  const { title } = zhCN.station.receipt.edits['white-background'];
  expect(await receipt.locator('[data-edit="white-background"]').textContent()).toContain(title);
  await station.close();
  await page.close();
});

/** The same person on nothing: all but an ellipse is transparent. */
async function cutOut(): Promise<Buffer> {
  const photo = sharp(await portraitFile('short-hair'));
  const { width, height } = await photo.metadata();
  const ellipse = `<svg width="${width}" height="${height}"><ellipse cx="50%" cy="55%" rx="35%" ry="48%"/></svg>`;
  return photo
    .ensureAlpha()
    .composite([{ input: Buffer.from(ellipse), blend: 'dest-in' }])
    .webp()
    .toBuffer();
}

test('a photo without its background is refused where the document forbids another, and noticed elsewhere', async () => {
  const strict = await openResident(browser, `${origin}/?spec=us-passport`);
  expect(specs['us-passport']!.whiteBackground.rule).toBe('forbidden');
  expect((await check(strict, await cutOut())).refusal).toBe('cut-out');
  expect((await check(strict, await portraitFile('short-hair'))).refusal).toBeUndefined();
  await strict.close();
  const lenient = await openResident(browser, origin);
  expect((await check(lenient, await cutOut())).refusal).toBeUndefined();
  expect(await lenient.getByText(zhCN.notice.transparent).isVisible()).toBe(true);
  await lenient.close();
});
