import sharp from 'sharp';
import { expect, test } from 'vitest';
import { portraitFile } from '../../../test-fixtures/render.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import type { ClaimedMeasurement } from '../../receipt/content.ts';
import { testApp } from '../http/app.testing.ts';
import { honestClaim, idPhoto, upload } from '../samples.testing.ts';
import { flagsOf as flagsOfMeasures } from './flags.ts';
import { measurePixels } from './pixels.ts';

async function pixels(file: Uint8Array, blur = 0) {
  const image = sharp(file).ensureAlpha();
  const { data, info } = await (blur ? image.blur(blur) : image)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

const flagsOf = (photo: Raster, findings: readonly ClaimedMeasurement[]) =>
  flagsOfMeasures(measurePixels(photo), findings);

const claims = (white: number, brightness: number, sharpness: number): ClaimedMeasurement[] => [
  { check: 'background-white', status: 'pass', value: white },
  { check: 'face-brightness', status: 'pass', value: brightness },
  { check: 'sharpness', status: 'pass', value: sharpness },
];

// What the models measured in the same photo.
const honest = claims(1.93, 0.761, 0.729);

test('the pixels agree with an honest claim', async () => {
  expect(flagsOf(await pixels(await portraitFile('ready')), honest)).toEqual([]);
});

test('a wall that is not white', async () => {
  const raster = await pixels(await portraitFile('ready'));
  for (let at = 0; at < raster.data.length; at += 4) {
    if (raster.data[at] > 235) raster.data.set([104, 150, 214], at);
  }
  expect(flagsOf(raster, honest)).toEqual([
    { check: 'background-white', reported: 1.93, measured: expect.closeTo(33.5, 1) },
  ]);
});

test('a blurred face', async () => {
  const raster = await pixels(await portraitFile('ready'), 3);
  expect(flagsOf(raster, honest)).toEqual([
    { check: 'sharpness', reported: 0.729, measured: expect.closeTo(0.17, 1) },
  ]);
});

test('a face in the dark, and one burnt out', async () => {
  const file = await portraitFile('ready');
  for (const gain of [0.35, 2.2]) {
    const raster = await pixels(await sharp(file).linear(gain, 0).png().toBuffer());
    expect(flagsOf(raster, honest).map(({ check }) => check)).toContain('face-brightness');
  }
});

test('a photo without a face contradicts the claim', () => {
  const grey = { width: 358, height: 441, data: new Uint8ClampedArray(358 * 441 * 4).fill(128) };
  expect(flagsOf(grey, honest).map(({ check }) => check)).toEqual([
    'background-white',
    'sharpness',
  ]);
});

test('what was not measured cannot disagree', async () => {
  const raster = await pixels(await portraitFile('ready'));
  expect(flagsOf(raster, [])).toEqual([]);
  expect(measurePixels(raster).border).toBeCloseTo(1.93, 2);
});

test('a disagreement refuses nothing: it is stored and shown to the station', async () => {
  const app = await testApp();
  // Grey noise, of which is claimed that it is a portrait before a wall of pure white.
  const photo = await idPhoto();
  const claim = await honestClaim(photo, { measured: { 'background-white': 0 } });
  expect((await app.submit(upload(photo, claim))).status).toBe(201);
  const { flags } = (await (await app.asStation(claim.number)).json()) as {
    flags: { check: string }[];
  };
  expect(flags.map(({ check }) => check)).toContain('background-white');
  expect((await app.store.get(claim.number))?.content?.flags).toEqual(flags);
});
