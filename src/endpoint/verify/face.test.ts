import sharp from 'sharp';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { portraitFile } from '../../../test-fixtures/render.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { receiptSchema } from '../../receipt/answers.ts';
import { verifyReceipt } from '../../receipt/signature.ts';
import { parseSlip, verifySlip } from '../../receipt/slip.ts';
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

test('a drawn cat with values made up is marked in what is signed, and redeemed by a clerk alone', async () => {
  const app = await testApp({ faceScore: opened().score });
  const photo = await catPhoto();
  const claim = await honestClaim(photo);
  const answer = await app.submit(upload(photo, claim));
  expect(answer.status).toBe(201);
  const receipt = v.parse(receiptSchema, await answer.json());
  expect(receipt.doubts).toEqual(['face-count']);
  const { jwks } = app.parts.signing;
  expect(await verifyReceipt(receipt.jws ?? '', jwks)).toMatchObject({
    value: { number: claim.number, disagreements: ['face-count'] },
  });
  const slip = parseSlip(receipt.slip ?? '');
  expect(slip && (await verifySlip(slip, jwks))).toMatchObject({
    ok: true,
    value: { review: true },
  });
  expect(await app.parts.metrics.text()).toContain('receipts_flagged_total{check="face-count"} 1');
  const seen = (await (await app.asStation(claim.number)).json()) as { flags: unknown[] };
  expect(seen.flags).toEqual([{ check: 'face-count', reported: 1, measured: 0 }]);
  const redeem = (body: object) =>
    app.asStation(`${claim.number}/redeem`, { method: 'POST', body: JSON.stringify(body) });
  const found = foundAtStation(claim);
  expect((await errorOf(await redeem({ found }))).code).toBe('clerk-needed');
  expect((await redeem({ found, reason: '是猫', clerk: '王芳' })).status).toBe(200);
});

test('a portrait gets a receipt without a mark, and is looked at before and after', async () => {
  const { score } = opened();
  let looks = 0;
  const app = await testApp({
    faceScore: (photo) => {
      looks += 1;
      return score(photo);
    },
  });
  const photo = bare(new Uint8Array(await portraitFile('ready')));
  const claim = await honestClaim(photo);
  const answer = await app.submit(upload(photo, claim));
  const receipt = v.parse(receiptSchema, await answer.json());
  expect(receipt).not.toHaveProperty('doubts');
  const { value } = (await verifyReceipt(receipt.jws ?? '', app.parts.signing.jwks)) as {
    value: object;
  };
  expect(value).toMatchObject({ outcome: 'accept', disagreements: [] });
  expect(looks).toBe(1);
  expect(await (await app.asStation(claim.number)).json()).toMatchObject({ flags: [] });
  expect(looks).toBe(2);
});

test('in a rush nobody waits for the look: a station has it made', async () => {
  let release = () => {};
  const released = new Promise<number>((resolve) => {
    release = () => resolve(0);
  });
  let looks = 0;
  const faceScore = () => {
    looks += 1;
    return released;
  };
  const app = await testApp({ faceScore });
  const send = async () => {
    const photo = await idPhoto();
    return app.submit(upload(photo, await honestClaim(photo)));
  };
  // Four wait for their look, and the others are answered meanwhile.
  const waiting = Array.from({ length: 4 }, send);
  await expect.poll(() => looks).toBe(4);
  const quick = [await send(), await send()];
  for (const answer of quick) expect(await answer.json()).not.toHaveProperty('doubts');
  expect(await app.parts.metrics.text()).toContain('receipts_unlooked_total 2');
  release();
  for (const answer of await Promise.all(waiting)) {
    expect(await answer.json()).toMatchObject({ doubts: ['face-count'] });
  }
  expect(await (await send()).json()).toMatchObject({ doubts: ['face-count'] });
});

test('where nobody can look, a clerk must', async () => {
  const faceScore = async () => {
    throw new Error('no memory');
  };
  const app = await testApp({ faceScore });
  const photo = await idPhoto();
  const claim = await honestClaim(photo);
  // Whose face may be well to be seen is not told that there is none.
  const receipt = await (await app.submit(upload(photo, claim))).json();
  expect(receipt).not.toHaveProperty('doubts');
  const body = JSON.stringify({ found: foundAtStation(claim) });
  const answer = await app.asStation(`${claim.number}/redeem`, { method: 'POST', body });
  expect((await errorOf(answer)).code).toBe('clerk-needed');
  expect(app.bugs).toEqual(Array(2).fill('face-count Error: no memory'));
});
