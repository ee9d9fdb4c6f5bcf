import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { noStore, securityHeaders } from '../../endpoint/http/headers.ts';
import { staticFiles } from '../../endpoint/http/static.ts';

interface PhotoServer {
  readonly origin: string;
  /** Serves bytes to the page under a path, until they are removed. */
  lend(bytes: Buffer): { readonly path: string; takeBack(): void };
  close(): Promise<void>;
}

/** Serves the built page and the photos in progress, to this machine only. */
export async function servePhotos(dist: string): Promise<PhotoServer> {
  const lent = new Map<string, Buffer<ArrayBuffer>>();
  let next = 0;
  const app = new Hono();
  app.use(securityHeaders({ https: false }));
  app.use('/lent/*', noStore);
  app.get('/lent/:name', (c) => {
    const bytes = lent.get(c.req.param('name'));
    return bytes
      ? c.body(bytes, 200, { 'content-type': 'application/octet-stream' })
      : c.notFound();
  });
  app.route('/', staticFiles(dist));

  let server: Server | undefined;
  const port = await new Promise<number>((resolve, reject) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve(port),
    ) as Server;
    server.on('error', reject);
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    lend(bytes) {
      const name = String(next++);
      lent.set(name, bytes as Buffer<ArrayBuffer>);
      return { path: `/lent/${name}`, takeBack: () => lent.delete(name) };
    },
    close: () =>
      new Promise((resolve) => {
        server?.close(() => resolve());
        server?.closeAllConnections();
      }),
  };
}
