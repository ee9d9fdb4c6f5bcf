import { describe, expect, test } from 'vitest';
import { honestClaim, idPhoto, upload } from '../samples.testing.ts';
import { type TestApp, testApp } from './app.testing.ts';
import { createSlots } from './slots.ts';

test('one address has its share, and all together what there is', () => {
  const slots = createSlots(5, 2);
  const mine = [slots.take('a'), slots.take('a')];
  expect(slots.take('a')).toBeUndefined();
  expect(slots.take('b') && slots.take('b') && slots.take('c')).toBeTypeOf('function');
  expect(slots.take('c')).toBeUndefined();
  mine[0]?.();
  expect(slots.take('a')).toBeTypeOf('function');
  expect(slots.take('d')).toBeUndefined();
});

describe('submissions whose bodies never end', () => {
  const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });

  /** Begins a submission and sends no more than its start; resolves when it is answered. */
  const hang = ({ app }: TestApp, address: string): Promise<Response> => {
    const body = new ReadableStream({
      start: (sent) => sent.enqueue(new TextEncoder().encode('--x\r\n')),
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const request = new Request('http://localhost/api/receipts', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit);
    return Promise.resolve(app.fetch(request, from(address)));
  };

  test('of three addresses leave room for everybody else', async () => {
    const app = await testApp();
    const answered: number[] = [];
    for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
      for (let i = 0; i < 90; i++) {
        void hang(app, address).then(({ status }) => answered.push(status));
      }
    }
    const photo = await idPhoto();
    const body = upload(photo, await honestClaim(photo));
    const init = { method: 'POST', body };
    const response = await app.app.request('/api/receipts', init, from('198.51.100.1'));
    expect(response.status).toBe(201);
    expect(new Set(answered)).toEqual(new Set([429]));
    expect(answered).toHaveLength(3 * (90 - 32));
  });
});
