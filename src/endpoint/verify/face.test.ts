import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { portraitFile } from '../../../test-fixtures/render.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { errorOf, testApp } from '../http/app.testing.ts';
import { bare, foundAtStation, honestClaim, idPhoto, upload } from '../samples.testing.ts';
import { faceFlags, openFaceLook } from './face.ts';

const CAT = `<svg xmlns="http://www.w3.org/2000/svg" width="358" height="441">
  <rect width="358" height="441" fill="white"/>
  <path d="M90 150 L110 60 L160 120 L200 120 L250 60 L270 150 Q290 280 180 290 Q70 280 90 150" fill="#b97f4a"/>
  <circle cx="140" cy="180" r="16" fill="#7c3"/><circle cx="220" cy="180" r="16" fill="#7c3"/>
  <path d="M170 215 L190 215 L180 228 Z" fill="#e88"/>
  <path d="M60 220 L150 225 M60 245 L150 238 M300 220 L210 225 M300 245 L210 238" stroke="#222" stroke-width="2"/>
</svg>`;

/** A drawn cat as a photo that keeps every rule on files. */
const catPhoto = async (): Promise<Uint8Array> => {
  const grain = await sharp(await idPhoto())
    .ensureAlpha(0.25)
    .png()
    .toBuffer();
  const cat = sharp(Buffer.from(CAT))
    .flatten()
    .composite([{ input: grain }]);
  return bare(await cat.withMetadata({ density: 350 }).jpeg({ quality: 85 }).toBuffer());
};

async function rasterOf(photo: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(photo)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

function opened() {
  const look = openFaceLook();
  onTestFinished(() => look.close());
  return look;
}

test('a portrait shows a face, wherever its frame lets it be; noise and a cat show none', async () => {
  const look = opened();
  const flags = async (photo: Uint8Array) => faceFlags(await look.score(await rasterOf(photo)));
  for (const name of ['ready', 'ready-face-wide', 'ready-face-narrow', 'ready-low']) {
    expect(await flags(await portraitFile(name)), name).toEqual([]);
  }
  const none = [{ check: 'face-count', reported: 1, measured: 0 }];
  expect(await flags(await idPhoto())).toEqual(none);
  expect(await flags(await catPhoto())).toEqual(none);
});

test('many at once are each answered as alone', async () => {
  const look = opened();
  const rasters = [await rasterOf(await portraitFile('ready')), await rasterOf(await catPhoto())];
  const alone = [await look.score(rasters[0]!), await look.score(rasters[1]!)];
  const looks = Array.from({ length: 12 }, (_, i) => look.score(rasters[i % 2]!));
  expect(await Promise.all(looks)).toEqual(Array.from({ length: 12 }, (_, i) => alone[i % 2]));
});

test('a look that its thread does not end is told as a failure', async () => {
  const look = opened();
  const photo = await rasterOf(await idPhoto());
  await look.score(photo);
  const cut = look.score(photo);
  await look.close();
  await expect(cut).rejects.toThrow('ended');
  expect(await look.score(photo)).toBeLessThan(0.7);
});

test('a drawn cat with values made up is flagged at the station, and redeemed by a clerk alone', async () => {
  const app = await testApp({ faceScore: opened().score });
  const photo = await catPhoto();
  const claim = await honestClaim(photo);
  expect((await app.submit(upload(photo, claim))).status).toBe(201);
  const seen = (await (await app.asStation(claim.number)).json()) as { flags: unknown[] };
  expect(seen.flags).toContainEqual({ check: 'face-count', reported: 1, measured: 0 });
  const redeem = (body: object) =>
    app.asStation(`${claim.number}/redeem`, { method: 'POST', body: JSON.stringify(body) });
  const found = foundAtStation(claim);
  expect((await errorOf(await redeem({ found }))).code).toBe('clerk-needed');
  expect((await redeem({ found, reason: '是猫', clerk: '王芳' })).status).toBe(200);
});

test('where nobody can look, a clerk must', async () => {
  const faceScore = async () => {
    throw new Error('no memory');
  };
  const app = await testApp({ faceScore });
  const photo = await idPhoto();
  const claim = await honestClaim(photo);
  expect((await app.submit(upload(photo, claim))).status).toBe(201);
  const body = JSON.stringify({ found: foundAtStation(claim) });
  const answer = await app.asStation(`${claim.number}/redeem`, { method: 'POST', body });
  expect((await errorOf(answer)).code).toBe('clerk-needed');
  expect(app.bugs).toEqual(['face-count Error: no memory']);
});
