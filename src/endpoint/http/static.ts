import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';

/** Paths of the built page. The page reads from its address which view to show. */
const pages = ['/', '/station', '/kiosk', '/qa'];

/** Names under /assets contain a hash of the content. Everything else must be requested again. */
const caching: MiddlewareHandler = async (c, next) => {
  await next();
  const lasting = c.res.ok && c.req.path.startsWith('/assets/');
  c.res.headers.set('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/** Paths for machines, not for people. A missing one is not answered with a page. */
const machines = /^\/(api|assets|healthz)(\/|$)/;

/** An address that does not exist. The page says so, in the person's language. */
function lostPage(root: string): MiddlewareHandler {
  const page = serveStatic({ root, path: 'index.html', precompressed: true });
  return async (c, next) => {
    if (machines.test(c.req.path)) return next();
    const response = await page(c, next);
    return response && new Response(response.body, { status: 404, headers: response.headers });
  };
}

/** The built page under `root`. With brotli where a `.br` file exists and the client accepts it. */
export function staticFiles(root: string): Hono {
  const app = new Hono();
  app.use(caching);
  for (const page of pages) {
    app.get(page, serveStatic({ root, path: 'index.html', precompressed: true }));
  }
  app.get('*', serveStatic({ root, precompressed: true }), lostPage(root));
  return app;
}
