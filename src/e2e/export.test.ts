import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portraitFile } from '../../test-fixtures/render.ts';
import { verifyPack } from '../endpoint/exports/verify-pack.ts';
import { publicKeysOf } from '../endpoint/keys/signing-keys.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { chinaDay } from '../receipt/number.ts';
import { violations } from './axe.ts';
import { launchBriefly } from './browser.ts';
import { origin, stationToken } from './product.ts';
import { check, openResident, submit } from './resident.ts';
import { lookUp, openStation } from './station.ts';

const { decide, pack, queue } = zhCN.station;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBriefly();
});
afterAll(() => browser.close());

test('a station exports the photos that it used today, and the pack checks with the public keys', async () => {
  const resident = await openResident(browser, origin);
  expect((await check(resident, await portraitFile('short-hair'))).outcome).toBe('accept');
  const number = await submit(resident);
  const station = await openStation(browser, origin, stationToken);
  await lookUp(station, number);
  await station.getByRole('button', { name: decide.redeem }).click();
  await station.getByText(decide.redeemed).waitFor();
  await station.getByRole('button', { name: queue.title }).click();

  const today = `20${chinaDay(new Date())}`.replace(/(....)(..)(..)/, '$1-$2-$3');
  await station.getByLabel(pack.state, { exact: true }).selectOption('redeemed');
  await station.getByLabel(pack.from).fill(today);
  await station.getByLabel(pack.to).fill(today);
  expect(await violations(station)).toEqual([]);
  const saving = station.waitForEvent('download');
  await station.getByRole('button', { name: pack.submit, exact: true }).click();
  const zip = await readFile(await (await saving).path());
  await station.getByText(pack.done).waitFor();
  const jwks = await (await fetch(`${origin}/.well-known/jwks.json`)).json();
  const checked = await verifyPack(new Uint8Array(zip), publicKeysOf(jwks));
  expect(checked.ok && checked.manifest.photos.map((one) => one.number)).toContain(number);

  await station.getByRole('button', { name: pack.submit, exact: true }).click();
  await station.locator('[data-problem="export-empty"]').waitFor();
  const shot = process.env['PICTURES'];
  if (shot) await station.screenshot({ path: `${shot}/export.png`, fullPage: true });
});
