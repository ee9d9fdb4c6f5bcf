import { expect, test } from 'vitest';
import type { Claim } from '../../receipt/content.ts';
import {
  foundAtStation,
  honestClaim,
  idPhoto,
  type PhotoOptions,
  upload,
} from '../samples.testing.ts';
import { errorOf, type TestApp, testApp } from './app.testing.ts';

async function issued(app: TestApp, change: Partial<Claim> = {}, options: PhotoOptions = {}) {
  const photo = await idPhoto(options);
  const claim = { ...(await honestClaim(photo)), ...change };
  const response = await app.submit(upload(photo, claim));
  return { claim, photo, response };
}

const redeem = (app: TestApp, { number }: Claim, body?: object) =>
  app.asStation(`${number}/redeem`, {
    method: 'POST',
    ...(body && { body: JSON.stringify(body) }),
  });

const codeOf = async (answer: Promise<Response>) => (await errorOf(await answer)).code;
const clerk = { reason: '本人核对过，可以用', clerk: '王芳' };

/** What the audit table says of how a receipt ended. */
async function noted(app: TestApp, { number }: Claim): Promise<Record<string, string>> {
  const entries = await app.store.history(number);
  return JSON.parse(entries.find(({ action }) => action === 'redeemed')?.detail ?? '{}');
}

/** The same claim, with one value of a check other than it was measured. */
const reporting = (claim: Claim, check: string, value: number): Claim => ({
  ...claim,
  findings: claim.findings.map((one) => (one.check === check ? { ...one, value } : one)),
});

test('a photo that no station has checked is not redeemed without a clerk', async () => {
  const app = await testApp();
  const { claim } = await issued(app);
  for (const body of [undefined, {}]) {
    expect(await codeOf(redeem(app, claim, body))).toBe('clerk-needed');
  }
  expect((await app.store.get(claim.number))?.state).toBe('issued');
  expect((await redeem(app, claim, clerk)).status).toBe(200);
  expect(await noted(app, claim)).toMatchObject({ ...clerk, outcome: 'none' });
});

test('what the station found stands in the audit table', async () => {
  const app = await testApp();
  const { claim } = await issued(app);
  const found = { ...foundAtStation(claim), engine: '0.3.0', models: 'b'.repeat(64) };
  expect((await redeem(app, claim, { found })).status).toBe(200);
  expect(await noted(app, claim)).toMatchObject({
    outcome: 'accept',
    spec: claim.spec,
    engine: '0.3.0',
    models: 'b'.repeat(64),
    findingsSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a photo that does not pass at the station is not redeemed without a clerk', async () => {
  const app = await testApp();
  const { claim, photo } = await issued(app);
  const tilted = await honestClaim(photo, { measured: { 'pose-roll': 20 } });
  const found = foundAtStation(tilted);
  expect(found.outcome).toBe('reject');
  expect(await codeOf(redeem(app, claim, { found }))).toBe('clerk-needed');
  expect((await redeem(app, claim, { found, ...clerk })).status).toBe(200);
  expect(await noted(app, claim)).toMatchObject({ ...clerk, outcome: 'reject' });
});

test('a photo with flags is not redeemed without a clerk', async () => {
  const app = await testApp();
  const photo = await idPhoto();
  // The noise of these photos is grey: nobody measures a white wall there.
  const claim = await honestClaim(photo, { measured: { 'background-white': 0 } });
  expect((await app.submit(upload(photo, claim))).status).toBe(201);
  expect((await app.store.get(claim.number))?.content?.flags).toHaveLength(1);
  const found = foundAtStation(claim);
  expect(await codeOf(redeem(app, claim, { found }))).toBe('clerk-needed');
  expect((await redeem(app, claim, { found, ...clerk })).status).toBe(200);
});

test.each<[string, string, (claim: Claim) => object | Promise<object>]>([
  ['other bytes', 'photo-digest', async () => honestClaim(await idPhoto())],
  ['an engine that never was', 'engine-unknown', (claim) => ({ ...claim, engine: '9.9.9' })],
  ['a spec that never was', 'spec-version', (claim) => ({ ...claim, spec: 'cn-resident-id@0' })],
  ['another document', 'spec-unknown', (claim) => ({ ...claim, spec: 'no-such@1' })],
  ['an outcome of its own', 'verdict-differs', (claim) => ({ ...claim, outcome: 'reject' })],
  ['a value that fails', 'verdict-differs', (claim) => reporting(claim, 'pose-roll', 20)],
  ['another file', 'file-facts', (claim) => reporting(claim, 'file-bytes', 30_000)],
  [
    'a rule left out',
    'finding-missing',
    (claim) => ({ ...claim, findings: claim.findings.slice(1) }),
  ],
])('a station cannot say that it found %s', async (_, code, change) => {
  const app = await testApp();
  const { claim } = await issued(app);
  const found = foundAtStation((await change(claim)) as Claim);
  const answer = await redeem(app, claim, { found, ...clerk });
  expect(answer.status).toBe(422);
  expect((await errorOf(answer)).code).toBe(code);
  expect((await app.store.get(claim.number))?.state).toBe('issued');
});

test('nobody gets a receipt with an engine that never was', async () => {
  const app = await testApp();
  for (const engine of ['9.9.9', '0.0.0', '0.4.1']) {
    const { response } = await issued(app, { engine });
    expect((await errorOf(response)).code).toBe('engine-unknown');
  }
});

test.each([
  ['no JSON', '{'],
  ['no object', '"accept"'],
  ['a reason and no name', JSON.stringify({ reason: clerk.reason })],
  ['a name and no reason', JSON.stringify({ clerk: clerk.clerk })],
  ['half of what was found', JSON.stringify({ found: { outcome: 'accept' } })],
])('%s redeems nothing', async (_, body) => {
  const app = await testApp();
  const { claim } = await issued(app);
  const answer = await app.asStation(`${claim.number}/redeem`, { method: 'POST', body });
  expect(answer.status).toBe(400);
  expect((await errorOf(answer)).code).toBe('redemption-invalid');
});
