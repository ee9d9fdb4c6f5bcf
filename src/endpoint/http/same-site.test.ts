import { expect, test } from 'vitest';
import { honestClaim, idPhoto, upload } from '../samples.testing.ts';
import { errorOf, testApp } from './app.testing.ts';

const origin = 'https://photo.example.org';

test.each<[string, Record<string, string>, number]>([
  ['our own page', { 'sec-fetch-site': 'same-origin', origin }, 201],
  ['a program', {}, 201],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://example.com' }, 403],
  ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://x.example.org' }, 403],
  ['another site in an old browser', { origin: 'https://example.com' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
])('a submission from %s', async (_, headers, status) => {
  const { app } = await testApp({ origin });
  const photo = await idPhoto();
  const body = upload(photo, await honestClaim(photo));
  const response = await app.request('/api/receipts', { method: 'POST', body, headers });
  expect(response.status).toBe(status);
  if (status === 403) expect((await errorOf(response)).code).toBe('cross-site');
});

test('a link from another site may still lead to the page', async () => {
  const { app } = await testApp({ origin });
  const headers = { 'sec-fetch-site': 'cross-site' };
  expect((await app.request('/api/terms', { headers })).status).toBe(200);
});
