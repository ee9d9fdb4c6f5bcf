import sharp from 'sharp';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseSpec, type Spec } from '../../engine/spec.ts';
import { receiptSchema, stationReceiptSchema } from '../../receipt/answers.ts';
import { toHex } from '../../receipt/bytes.ts';
import type { Claim } from '../../receipt/content.ts';
import type { ErrorCode } from '../../receipt/errors.ts';
import { isReceiptNumber } from '../../receipt/number.testing.ts';
import { checkDigits } from '../../receipt/number.ts';
import { verifyReceipt } from '../../receipt/signature.ts';
import { defaultSpec } from '../../specs/index.ts';
import { bare, honestClaim, idPhoto, noise, now, upload } from '../samples.testing.ts';
import { errorOf, type TestApp, testApp } from './app.testing.ts';

const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const DAY = 86_400_000;

async function refuses(
  { submit, store }: TestApp,
  form: FormData,
  number: string,
): Promise<Awaited<ReturnType<typeof errorOf>> & { status: number }> {
  const response = await submit(form);
  const error = await errorOf(response);
  expect(await store.get(number)).toBeUndefined();
  return { ...error, status: response.status };
}

describe('a good submission', () => {
  test('is issued for as long as it is kept', async () => {
    const { submit, store, vault } = await testApp();
    const photo = await idPhoto();
    const claim = await honestClaim(photo);
    const response = await submit(upload(photo, claim));
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const receipt = v.parse(receiptSchema, await response.json());
    expect(receipt).toEqual({
      jws: expect.any(String),
      slip: expect.stringMatching(/^91\d{232}$/),
      number: claim.number,
      status: 'issued',
      issuedAt: '2026-11-23T04:00:00.000Z',
      expiresAt: '2027-05-22T04:00:00.000Z',
    });
    expect(isReceiptNumber(receipt.number)).toBe(true);
    const sealed = await store.photo(claim.number);
    expect(new Uint8Array(vault.open(claim.number, sealed!))).toEqual(photo);
    expect((await store.get(claim.number))?.content?.claim).toEqual(claim);
  });

  test('of a document with a time of its own holds for that', async () => {
    const documentDays = { [defaultSpec.id]: 90, 'cn-visa': 60 };
    const { app, submit } = await testApp({ documentDays });
    const photo = await idPhoto();
    const response = await submit(upload(photo, await honestClaim(photo)));
    const { expiresAt } = v.parse(receiptSchema, await response.json());
    expect(expiresAt).toBe('2027-02-21T04:00:00.000Z');
    // And the consent can say so.
    expect(await (await app.request('/api/terms')).json()).toMatchObject({ documentDays });
  });

  test('says to the station, and in its signature, what was done to the photo', async () => {
    const { submit, asStation, parts } = await testApp({ whiteBackground: true });
    const photo = await idPhoto();
    const claim = { ...(await honestClaim(photo)), edits: ['white-background'] as const };
    const receipt = v.parse(receiptSchema, await (await submit(upload(photo, claim))).json());
    const seen = v.parse(stationReceiptSchema, await (await asStation(claim.number)).json());
    expect(seen.edits).toEqual(['white-background']);
    expect(await verifyReceipt(receipt.jws!, parts.signing.jwks)).toMatchObject({
      ok: true,
      value: { edits: ['white-background'] },
    });
  });

  test('sent twice is one receipt', async () => {
    const { submit, setNow } = await testApp();
    const photo = await idPhoto();
    const claim = await honestClaim(photo);
    const first = await submit(upload(photo, claim));
    setNow(later(60_000));
    const second = await submit(upload(photo, claim));
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
  });

  test('sent again days later is the receipt that was made in time, and no other claim is', async () => {
    const { submit, setNow } = await testApp();
    const photo = await idPhoto();
    const claim = await honestClaim(photo);
    const first = await submit(upload(photo, claim));
    setNow(later(5 * DAY));
    const again = await submit(upload(photo, claim));
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(await first.json());
    const [other] = [await idPhoto()];
    for (const [bytes, changed] of [
      [photo, { ...claim, nonce: '0'.repeat(32) }],
      [other, claim],
      [other, await honestClaim(other)],
    ] as const) {
      const refused = await submit(upload(bytes, changed));
      expect((await errorOf(refused)).code).toBe('number-date');
    }
    setNow(later(200 * DAY));
    expect((await errorOf(await submit(upload(photo, claim)))).code).toBe('expired');
  });

  test('sent many times at once is one receipt', async () => {
    const { submit } = await testApp();
    const photo = await idPhoto();
    const claim = await honestClaim(photo);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => submit(upload(photo, claim))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
  });

  test('may bring its claim as a file', async () => {
    const { submit } = await testApp();
    const photo = await idPhoto();
    const form = upload(photo, '');
    form.set('receipt', new Blob([JSON.stringify(await honestClaim(photo))]));
    expect((await submit(form)).status).toBe(201);
  });

  test('may state no dpi, which is only advised', async () => {
    const { submit } = await testApp();
    const photo = new Uint8Array(await noise().jpeg({ quality: 70 }).toBuffer());
    const claim = await honestClaim(photo);
    expect(claim.findings).toContainEqual({
      check: 'file-dpi',
      status: 'unknown',
      code: 'not-stated',
    });
    expect((await submit(upload(photo, claim))).status).toBe(201);
  });

  test.each([-DAY, DAY])('may be of the day before or after: %i ms', async (offset) => {
    const { submit } = await testApp();
    const photo = await idPhoto();
    const claim = await honestClaim(photo, { at: later(offset) });
    expect((await submit(upload(photo, claim))).status).toBe(201);
  });
});

describe('a request that is no submission', () => {
  test.each<[ErrorCode, number, (form: FormData) => void]>([
    ['photo-missing', 400, (form) => form.delete('photo')],
    ['photo-missing', 400, (form) => form.set('photo', 'just text')],
    ['photo-empty', 400, (form) => form.set('photo', new Blob([]), 'photo.jpg')],
    ['receipt-missing', 400, (form) => form.delete('receipt')],
    ['part-unexpected', 400, (form) => form.append('receipt', '{}')],
    ['part-unexpected', 400, (form) => form.append('other', 'x')],
    ['receipt-not-json', 400, (form) => form.set('receipt', '')],
    ['receipt-not-json', 400, (form) => form.set('receipt', '{"value": NaN}')],
    ['receipt-schema', 400, (form) => form.set('receipt', 'null')],
  ])('%s', async (code, status, change) => {
    const app = await testApp();
    const photo = await idPhoto();
    const claim = await honestClaim(photo);
    const form = upload(photo, claim);
    change(form);
    expect(await refuses(app, form, claim.number)).toMatchObject({ code, status });
  });

  test.each<[ErrorCode, number, RequestInit]>([
    ['not-multipart', 415, { body: '{}', headers: { 'content-type': 'application/json' } }],
    ['not-multipart', 415, {}],
    [
      'multipart-unreadable',
      400,
      { body: 'nonsense', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ],
    [
      'multipart-unreadable',
      400,
      { body: 'nonsense', headers: { 'content-type': 'multipart/form-data' } },
    ],
    ['body-too-large', 413, { body: 'x'.repeat(1_000_001) }],
  ])('%s', async (code, status, init) => {
    const { app } = await testApp();
    const response = await app.request('/api/receipts', { method: 'POST', ...init });
    expect(response.status).toBe(status);
    expect((await errorOf(response)).code).toBe(code);
  });

  test('a body without end is read no further than the limit', async () => {
    const { app } = await testApp();
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(100_000));
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const response = await app.request('/api/receipts', init);
    expect(response.status).toBe(413);
    expect((await errorOf(response)).code).toBe('body-too-large');
    expect(pulled).toBeLessThanOrEqual(13);
  });
});

describe('a claim that is not true', () => {
  const edit =
    (check: string, change: object) =>
    (claim: Claim): Claim => ({
      ...claim,
      findings: claim.findings.map((finding) =>
        finding.check === check ? { ...finding, ...change } : finding,
      ) as Claim['findings'],
    });
  const only = ({ findings }: Claim, id: string) => findings.filter(({ check }) => check === id);
  const withNumber = (digits: string) => (claim: Claim) => ({
    ...claim,
    number: digits + checkDigits(digits),
  });

  test.each<[ErrorCode, number, (claim: Claim) => unknown, object?]>([
    ['receipt-schema', 400, (claim) => ({ ...claim, x: 1 }), { path: 'x' }],
    ['receipt-schema', 400, (claim) => ({ ...claim, engine: 'new' }), { path: 'engine' }],
    [
      'receipt-schema',
      400,
      edit('pose-yaw', { check: 'aura' }),
      { path: expect.stringMatching(/^findings\.\d+\.check$/) },
    ],
    [
      'receipt-schema',
      400,
      edit('pose-yaw', { value: null }),
      { path: expect.stringMatching(/^findings\.\d+\.value$/) },
    ],
    [
      'number-check-digits',
      400,
      ({ number, ...claim }) => ({
        ...claim,
        number: number.slice(0, -1) + ((+number[19] + 1) % 10),
      }),
    ],
    ['number-date', 422, withNumber('261121000000000000')],
    ['number-date', 422, withNumber('261125000000000000')],
    ['number-date', 422, withNumber('261399000000000000')],
    ['number-not-of-photo', 422, withNumber('261123000000000000')],
    ['number-not-of-photo', 422, (claim) => ({ ...claim, nonce: '0'.repeat(32) })],
    ['number-not-of-photo', 422, (claim) => ({ ...claim, assessedAt: '2026-11-22T04:00:00.000Z' })],
    ['photo-digest', 422, (claim) => ({ ...claim, photoSha256: '0'.repeat(64) })],
    ['spec-unknown', 422, (claim) => ({ ...claim, spec: 'mars-id@1.0.0' })],
    ['spec-unknown', 422, (claim) => ({ ...claim, spec: 'constructor@1.0.0' })],
    ['spec-version', 422, (claim) => ({ ...claim, spec: 'cn-resident-id@0.0.1' })],
    [
      'finding-duplicate',
      422,
      (claim) => ({ ...claim, findings: [...claim.findings, ...only(claim, 'face-count')] }),
      { checks: ['face-count'] },
    ],
    [
      'finding-missing',
      422,
      (claim) => ({ ...claim, findings: only(claim, 'pose-yaw') }),
      { checks: expect.arrayContaining(['face-count', 'file-dpi']) },
    ],
    ['finding-value', 422, edit('pose-yaw', { value: '0' }), { checks: ['pose-yaw'] }],
    ['finding-value', 422, edit('pose-yaw', { value: undefined }), { checks: ['pose-yaw'] }],
    ['finding-value', 422, edit('pose-yaw', { status: 'unknown' }), { checks: ['pose-yaw'] }],
    ['file-facts', 422, edit('file-bytes', { value: 20_000 }), { checks: ['file-bytes'] }],
    ['file-facts', 422, edit('file-dpi', { value: 300 }), { checks: ['file-dpi'] }],
    ['not-accepted', 422, edit('pose-yaw', { value: 30 }), { checks: ['pose-yaw'] }],
    [
      'not-accepted',
      422,
      edit('pose-yaw', { value: undefined, status: 'unknown', code: 'no-face' }),
      { checks: ['pose-yaw'] },
    ],
    ['not-accepted', 422, edit('eyes-open', { value: 0.033 }), { checks: ['eyes-open'] }],
    ['verdict-differs', 422, edit('pose-yaw', { status: 'unsure' }), { checks: ['pose-yaw'] }],
    ['verdict-differs', 422, edit('pose-yaw', { code: 'low' }), { checks: ['pose-yaw'] }],
    ['verdict-differs', 422, (claim) => ({ ...claim, outcome: 'review' }), { checks: [] }],
  ])('%s (%i): %s', async (code, status, change, detail = {}) => {
    const app = await testApp();
    const photo = await idPhoto();
    const claim = await honestClaim(photo);
    const error = await refuses(app, upload(photo, change(claim)), claim.number);
    expect(error).toMatchObject({ code, status, ...detail });
  });

  test("another photo's number", async () => {
    const app = await testApp();
    const [photo, other] = await Promise.all([idPhoto(), idPhoto()]);
    const [claim, theirs] = await Promise.all([honestClaim(photo), honestClaim(other)]);
    const wrongNumber = upload(photo, { ...claim, number: theirs.number, nonce: theirs.nonce });
    expect(await refuses(app, wrongNumber, theirs.number)).toMatchObject({
      code: 'number-not-of-photo',
    });
    expect(await refuses(app, upload(photo, theirs), theirs.number)).toMatchObject({
      code: 'photo-digest',
    });
  });

  test('a number that is kept for other bytes', async () => {
    const { submit, store } = await testApp();
    const photo = await idPhoto();
    const claim = await honestClaim(photo);
    const stranger = { ...claim, photoSha256: '0'.repeat(64) };
    await store.put(
      {
        claim: stranger,
        verdict: { outcome: 'accept', spec: claim.spec, findings: [] },
        flags: [],
        issuedAt: now.toISOString(),
        expiresAt: later(DAY).toISOString(),
      },
      { keyId: 'a-key', sealed: Uint8Array.from([1]) },
    );
    const response = await submit(upload(photo, claim));
    expect(response.status).toBe(409);
    expect((await errorOf(response)).code).toBe('number-taken');
    expect((await store.get(claim.number))?.content?.claim.photoSha256).toBe(stranger.photoSha256);
  });

  test('a document that this endpoint gives no receipts for', async () => {
    const app = await testApp({ specs: { [defaultSpec.id]: defaultSpec } });
    const photo = await idPhoto();
    const claim = { ...(await honestClaim(photo)), spec: 'us-visa@1.1.0' };
    expect(await refuses(app, upload(photo, claim), claim.number)).toMatchObject({
      code: 'spec-unknown',
    });
  });

  test.each<[string, Spec['whiteBackground']['rule'], boolean]>([
    ['the spec forbids it, whatever the operator says', 'forbidden', true],
    ['the operator does not take it', 'operator', false],
  ])('a white background where %s', async (_, rule, whiteBackground) => {
    const { clause } = defaultSpec.whiteBackground;
    const strict: Spec = { ...defaultSpec, whiteBackground: { rule, clause } };
    const app = await testApp({ specs: { [strict.id]: strict }, whiteBackground });
    const photo = await idPhoto();
    const claim = { ...(await honestClaim(photo)), edits: ['white-background'] };
    expect(await refuses(app, upload(photo, claim), claim.number)).toMatchObject({
      code: 'edit-forbidden',
    });
  });

  test('a check that the spec does not name', async () => {
    const { 'skin-colour': _, ...rules } = defaultSpec.rules;
    const narrow: Spec = parseSpec({ ...defaultSpec, rules });
    const app = await testApp({ specs: { [narrow.id]: narrow } });
    const photo = await idPhoto();
    const claim = await honestClaim(photo);
    expect(await refuses(app, upload(photo, claim), claim.number)).toMatchObject({
      code: 'finding-unexpected',
      checks: ['skin-colour'],
    });
  });
});

describe('a photo that is not right', () => {
  const text = new TextEncoder().encode('I am no picture, whatever my name says. '.repeat(500));

  test.each<[string, ErrorCode, () => Promise<Uint8Array>]>([
    ['a text file', 'photo-not-jpeg', async () => text],
    ['a PNG', 'photo-not-jpeg', async () => noise().png().toBuffer()],
    ['an SVG', 'photo-not-jpeg', async () => new TextEncoder().encode('<svg width="9"/>')],
    ['a JPEG mark alone', 'photo-not-jpeg', async () => Uint8Array.from([0xff, 0xd8])],
    ['a 1 × 1 picture', 'photo-frame', () => idPhoto({ width: 1, height: 1 })],
    ['a turned frame', 'photo-frame', () => idPhoto({ width: 441, height: 358 })],
    ['a panorama', 'photo-frame', () => idPhoto({ width: 20_000, height: 20, quality: 40 })],
    ['too many bytes', 'photo-bytes', () => idPhoto({ quality: 90 })],
    ['too few bytes', 'photo-bytes', () => idPhoto({ quality: 5 })],
    [
      'CMYK',
      'photo-colour',
      async () => noise().toColourspace('cmyk').jpeg({ quality: 40 }).toBuffer(),
    ],
    [
      'grey',
      'photo-colour',
      async () => noise().toColourspace('b-w').jpeg({ quality: 70 }).toBuffer(),
    ],
    ['half a file', 'photo-undecodable', async () => (await idPhoto()).subarray(0, 15_000)],
    [
      'a file without its last rows',
      'photo-undecodable',
      async () => (await idPhoto()).subarray(0, -300),
    ],
    [
      'a hole in the data',
      'photo-undecodable',
      async () => (await idPhoto()).fill(0xff, 12_000, 12_400),
    ],
  ])('%s is %s', async (_, code, make) => {
    const app = await testApp();
    const photo = new Uint8Array(await make());
    // What is reported of such a file matters less than the file, so the claim is a good one's.
    const good = await idPhoto();
    const claim = await honestClaim(photo);
    const findings = (await honestClaim(good)).findings;
    const error = await refuses(
      app,
      upload(photo, { ...claim, findings, outcome: 'accept' }),
      claim.number,
    );
    expect(error).toMatchObject({ code, status: 422 });
    expect(app.bugs).toEqual([]);
  });

  test('dots per inch, where a spec requires them', async () => {
    const dpi = { ...defaultSpec.rules['file-dpi'], severity: 'required' };
    const rules = { ...defaultSpec.rules, 'file-dpi': dpi };
    const strict = parseSpec({ ...defaultSpec, rules });
    const app = await testApp({ specs: { [strict.id]: strict } });
    const photo = await idPhoto({ dpi: 300 });
    const claim = await honestClaim(photo);
    expect(await refuses(app, upload(photo, claim), claim.number)).toMatchObject({
      code: 'photo-dpi',
    });
  });

  test.each<[string, (photo: Uint8Array) => Promise<Uint8Array> | Uint8Array]>([
    [
      'a place and a name',
      (photo) =>
        sharp(photo)
          .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitude: '31/1 13/1 49/1' } })
          .jpeg()
          .toBuffer(),
    ],
    [
      'a comment',
      (photo) => Buffer.from([...photo.slice(0, 2), 255, 254, 0, 4, 104, 105, ...photo.slice(2)]),
    ],
    ['bytes after its end', (photo) => Buffer.from([...photo, 104, 105])],
  ])('a file that holds %s beside its picture, and without it is taken', async (_, change) => {
    const app = await testApp();
    const photo = new Uint8Array(await change(await idPhoto()));
    const claim = await honestClaim(photo);
    expect(await refuses(app, upload(photo, claim), claim.number)).toMatchObject({
      status: 422,
      code: 'photo-extra',
    });
    const without = bare(photo);
    const honest = await honestClaim(without);
    expect((await app.submit(upload(without, honest))).status).toBe(201);
    const kept = await app.store.photo(honest.number);
    expect(new Uint8Array(app.vault.open(honest.number, kept!))).toEqual(without);
  });

  test('a file that is stored turned', async () => {
    const app = await testApp();
    const jpeg = await noise({ width: 441, height: 358 })
      .withMetadata({ density: 350, orientation: 6 })
      .jpeg({ quality: 70 })
      .toBuffer();
    const photo = new Uint8Array(jpeg);
    const claim = await honestClaim(photo);
    const { code } = await refuses(app, upload(photo, claim), claim.number);
    expect(code).toBe('photo-extra');
  });

  test('three hundred damaged files are each answered, and none is a bug', async () => {
    const app = await testApp();
    const photo = await idPhoto();
    const good = await honestClaim(photo);
    let state = 1;
    const random = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let i = 0; i < 300; i++) {
      const damaged = photo.slice(0, random(4) ? photo.length : random(photo.length));
      for (let n = 0; n < 3; n++) damaged[random(random(2) ? 700 : damaged.length)] = random(256);
      const claim = await honestClaim(damaged);
      const form = upload(damaged, { ...claim, findings: good.findings, outcome: 'accept' });
      const { status } = await app.submit(form);
      expect(status === 201 || (status >= 400 && status < 500), `answered ${status}`).toBe(true);
    }
    expect(app.bugs).toEqual([]);
  });
});

test('no answer repeats what was sent', async () => {
  const { submit } = await testApp();
  const photo = await idPhoto();
  const claim = await honestClaim(photo);
  const secret = toHex(crypto.getRandomValues(new Uint8Array(16)));
  const response = await submit(upload(photo, { ...claim, mode: secret }));
  expect(await response.text()).not.toContain(secret);
});
