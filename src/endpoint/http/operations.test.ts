import { describe, expect, test } from 'vitest';
import { consoleLog } from '../log.ts';
import { honestClaim, idPhoto, upload } from '../samples.testing.ts';
import { TOKEN, testApp } from './app.testing.ts';

describe('metrics', () => {
  const loopback = { incoming: { socket: { remoteAddress: '::ffff:127.0.0.1' } } };

  test('count receipts by result, requests by route and status, and measure the time of each step', async () => {
    const { app, submit } = await testApp();
    const photo = await idPhoto();
    const claim = await honestClaim(photo);
    await submit(upload(photo, claim));
    await submit(upload(photo, claim));
    await submit(upload(photo, { ...claim, photoSha256: '0'.repeat(64) }));
    const headers = { authorization: `Bearer ${TOKEN}` };
    const text = await (await app.request('/metrics', { headers }, loopback)).text();
    for (const line of [
      'receipts_total{outcome="created"} 1',
      'receipts_total{outcome="repeated"} 1',
      'receipts_total{outcome="photo-digest"} 1',
      'http_requests_total{method="POST",route="/api/receipts",status="201"} 1',
      'http_request_seconds_count{method="POST",route="/api/receipts"} 3',
      'receipt_stage_seconds_count{stage="verify"} 3',
      'receipt_stage_seconds_count{stage="store"} 2',
      'store_up 1',
      'store_pending 0',
      'submissions_in_flight 0',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain(claim.number);
  });

  test('are closed to who has no token for them, on this machine too', async () => {
    const { app } = await testApp();
    const ask = async (headers: Record<string, string>) =>
      (await app.request('/metrics', { headers }, loopback)).status;
    expect(await ask({})).toBe(401);
    expect(await ask({ authorization: `Bearer ${TOKEN}` })).toBe(200);
  });
});

test('a request is logged by its route, without anything that identifies a person', async () => {
  const { app, served, submit } = await testApp();
  const photo = await idPhoto();
  const { number } = await honestClaim(photo);
  await submit(upload(photo, await honestClaim(photo)));
  const headers = { authorization: `Bearer ${TOKEN}` };
  const peer = { incoming: { socket: { remoteAddress: '203.0.113.9' } } };
  const response = await app.request(
    `/api/receipts/${number}/photo?q=${number}`,
    { headers },
    peer,
  );
  await app.request(`/nothing/${number}`, {}, peer);
  expect(served.at(-2)).toEqual({
    id: response.headers.get('x-request-id'),
    method: 'GET',
    route: '/api/receipts/:number/photo',
    status: 404,
    ms: expect.any(Number),
    address: '203.0.113.0/24',
  });
  const log = JSON.stringify(served);
  for (const secret of [number, TOKEN, '203.0.113.9']) expect(log).not.toContain(secret);
});

test('an error is one line, in which a number is unreadable', () => {
  const printed: string[] = [];
  const { error } = console;
  console.error = (line: string) => printed.push(line);
  consoleLog.error('put', new Error('row 26112385540264076434\nis broken'));
  console.error = error;
  expect(printed).toHaveLength(1);
  expect(JSON.parse(printed[0])).toMatchObject({
    level: 'error',
    event: 'put',
    error: 'Error',
    message: 'row #\nis broken',
  });
});
