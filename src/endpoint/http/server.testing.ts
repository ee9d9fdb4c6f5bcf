import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import type { TestApp } from './app.testing.ts';

/** The app on a free port of loopback until the test is done. Gives its address. */
export async function startServer({ app }: TestApp): Promise<URL> {
  let server: Server | undefined;
  const address = await new Promise<AddressInfo>((listening) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, listening) as Server;
  });
  onTestFinished(async () => {
    server?.closeAllConnections();
    await new Promise((closed) => server?.close(closed));
  });
  return new URL(`http://127.0.0.1:${address.port}/`);
}
