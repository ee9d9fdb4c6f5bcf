import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Spec } from '../../engine/spec.ts';
import {
  type ChallengeAnswer,
  challengeAnswerSchema,
  receiptSchema,
  stationReceiptSchema,
} from '../../receipt/answers.ts';
import type { Capture } from '../../receipt/capture.ts';
import type { Claim } from '../../receipt/content.ts';
import { verifyReceipt } from '../../receipt/signature.ts';
import { parseSlip, verifySlip } from '../../receipt/slip.ts';
import { defaultSpec } from '../../specs/index.ts';
import { createAuthority } from '../keys/authority.ts';
import { newSigningKey, signingKeys } from '../keys/signing-keys.ts';
import { honestClaim, idPhoto, now, temporaryFolder, upload } from '../samples.testing.ts';
import { openStore } from '../store/open.ts';
import { errorOf, newVault, type TestApp, testApp } from './app.testing.ts';

const MINUTE = 60_000;
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);

const taken: Capture = {
  how: 'here',
  frames: ['1'.repeat(64), '2'.repeat(64)],
  continuity: { pose: 1.5, light: 2, landmarks: 0.01 },
  camera: { label: 'Front camera', width: 1280, height: 720 },
};

async function newChallenge({ app }: TestApp): Promise<ChallengeAnswer> {
  const response = await app.request('/api/challenges', { method: 'POST' });
  expect(response.status).toBe(201);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return v.parse(challengeAnswerSchema, await response.json());
}

/** A photo that was taken in the page, and what is claimed of it. */
async function capturedPhoto(
  challenge?: string,
): Promise<{ photo: Uint8Array; claim: Claim; form: () => FormData }> {
  const photo = await idPhoto();
  const capture = { ...taken, ...(challenge !== undefined && { challenge }) };
  const claim = { ...(await honestClaim(photo)), capture };
  return { photo, claim, form: () => upload(photo, claim) };
}

const codeOf = async (response: Promise<Response>) => (await errorOf(await response)).code;

describe('a photo that was taken in the page', () => {
  test.each([
    ['here', true],
    ['here-unchallenged', false],
  ] as const)(
    'is %s in answer, signature, slip, audit table and at the station',
    async (captured, isChallenged) => {
      const app = await testApp();
      const challenge = isChallenged ? (await newChallenge(app)).challenge : undefined;
      const { claim, form } = await capturedPhoto(challenge);
      const response = await app.submit(form());
      expect(response.status).toBe(201);
      const receipt = v.parse(receiptSchema, await response.json());
      expect(receipt.captured).toBe(captured);
      const { jwks } = app.parts.signing;
      expect(await verifyReceipt(receipt.jws!, jwks)).toMatchObject({
        ok: true,
        value: { captured, captureSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      });
      expect(await verifySlip(parseSlip(receipt.slip!)!, jwks)).toMatchObject({
        ok: true,
        value: { captured },
      });
      const seen = v.parse(stationReceiptSchema, await (await app.asStation(claim.number)).json());
      expect(seen.captured).toBe(captured);
      const [issued] = await app.store.history(claim.number);
      expect(JSON.parse(issued?.detail ?? '{}')).toMatchObject({ captured });
      expect((await app.store.verifyAudit()).ok).toBe(true);
    },
  );

  test('is no uploaded file of the same bytes', async () => {
    const app = await testApp();
    const { photo } = await capturedPhoto();
    const claim = await honestClaim(photo);
    const receipt = v.parse(receiptSchema, await (await app.submit(upload(photo, claim))).json());
    expect(receipt.captured).toBeUndefined();
    expect(receipt.slip).toMatch(/^91/);
    const [issued] = await app.store.history(claim.number);
    expect(issued?.detail).toBeUndefined();
  });
});

describe('a challenge', () => {
  test('is good for a quarter of an hour, and no two are the same', async () => {
    const app = await testApp();
    const [one, other] = [await newChallenge(app), await newChallenge(app)];
    expect(one.expiresAt).toBe(later(15 * MINUTE).toISOString());
    expect(one.challenge).not.toBe(other.challenge);
    const { form } = await capturedPhoto(one.challenge);
    app.setNow(later(15 * MINUTE - 1));
    expect((await app.submit(form())).status).toBe(201);
    const late = await capturedPhoto(other.challenge);
    app.setNow(later(15 * MINUTE));
    expect(await codeOf(app.submit(late.form()))).toBe('challenge-expired');
    expect(await app.store.get(late.claim.number)).toBeUndefined();
  });

  test('is good for one receipt: the same claim again is the same receipt, another is refused', async () => {
    const app = await testApp();
    const { challenge } = await newChallenge(app);
    const { form } = await capturedPhoto(challenge);
    const first = await app.submit(form());
    const again = await app.submit(form());
    expect([first.status, again.status]).toEqual([201, 200]);
    const replayed = await capturedPhoto(challenge);
    expect(await codeOf(app.submit(replayed.form()))).toBe('challenge-used');
    expect(await app.store.get(replayed.claim.number)).toBeUndefined();
    app.setNow(later(60 * MINUTE));
    const late = await app.submit(form());
    expect(late.status).toBe(200);
    expect(await late.json()).toEqual(await again.json());
  });

  test('is good once for all instances that share a store and keys, however they are asked', async () => {
    const vault = newVault();
    const signing = signingKeys([newSigningKey()]);
    const place = { path: join(temporaryFolder(), 'receipts.db') };
    const instance = async () => {
      const store = await openStore(place, createAuthority(signing, vault));
      onTestFinished(() => store.close());
      return testApp({ store, vault, signing });
    };
    const [one, other] = [await instance(), await instance()];
    const { challenge } = await newChallenge(one);
    const photos = [await capturedPhoto(challenge), await capturedPhoto(challenge)];
    const answers = await Promise.all([
      one.submit(photos[0]!.form()),
      other.submit(photos[1]!.form()),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  test.each<[string, (challenge: string) => string]>([
    ['invented', () => 'abc'],
    ['without its MAC', (text) => text.split('.').slice(0, 2).join('.')],
    ['made to last longer', (text) => text.replace(/^\d+/, (ends) => String(Number(ends) + 1))],
    [
      'made into another',
      (text) => text.replace(/\.(.)/, (_, first) => (first === '0' ? '.1' : '.0')),
    ],
    ['with something behind it', (text) => `${text}.0`],
  ])('%s is refused as forged', async (_, change) => {
    const app = await testApp();
    const { challenge } = await newChallenge(app);
    const { form, claim } = await capturedPhoto(change(challenge));
    expect(await codeOf(app.submit(form()))).toBe('challenge-forged');
    expect(await app.store.get(claim.number)).toBeUndefined();
  });

  test('is not spent by a claim that is refused for something else', async () => {
    const app = await testApp();
    const { challenge } = await newChallenge(app);
    const { photo, claim, form } = await capturedPhoto(challenge);
    const wrong = { ...claim, nonce: '0'.repeat(32) };
    expect(await codeOf(app.submit(upload(photo, wrong)))).toBe('number-not-of-photo');
    const other = await capturedPhoto(challenge);
    expect((await app.submit(other.form())).status).toBe(201);
    expect(await codeOf(app.submit(form()))).toBe('challenge-used');
  });

  test('is given so many times a minute to one address', async () => {
    const rates = { submit: 1, challenge: 2, lookup: 1, review: 1 };
    const { app } = await testApp({ rates });
    const ask = async () => (await app.request('/api/challenges', { method: 'POST' })).status;
    expect([await ask(), await ask(), await ask()]).toEqual([201, 201, 429]);
  });
});

test('a document that wants the camera takes no uploaded file, not for review either', async () => {
  const strict: Spec = { ...defaultSpec, capture: 'here' };
  const app = await testApp({ specs: { [strict.id]: strict } });
  const { photo, form } = await capturedPhoto();
  const file = await honestClaim(photo);
  expect(await codeOf(app.submit(upload(photo, file)))).toBe('capture-needed');
  const review = await honestClaim(photo, { kind: 'review', measured: { 'face-count': 2 } });
  expect(await codeOf(app.submit(upload(photo, review)))).toBe('capture-needed');
  expect((await app.submit(form())).status).toBe(201);
});
