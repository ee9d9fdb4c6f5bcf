import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { devEndpoint } from './dev.ts';
import { temporaryFolder } from './samples.testing.ts';

test('answers the API and leaves the rest to the development server', async () => {
  const endpoint = await devEndpoint({ DATA_DIR: temporaryFolder() });
  onTestFinished(() => endpoint.close());
  const server = createServer((req, res) =>
    endpoint.middleware(req, res, () => res.end(`page ${req.url}`)),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`${url}/api/receipts/1`)).status).toBe(401);
  expect((await fetch(`${url}/api/receipts`, { method: 'POST' })).status).toBe(415);
  expect(await (await fetch(`${url}/station?x`)).text()).toBe('page /station?x');
  expect(await (await fetch(`${url}/healthzz`)).text()).toBe('page /healthzz');
});

test('says what is wrong with its configuration', async () => {
  await expect(devEndpoint({ PORT: 'x' })).rejects.toThrow('PORT must be a whole number');
});
