import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';

/** Paths of the built page; it reads from its address which one it is. */
const pages = ['/', '/station', '/kiosk', '/qa'];

/** Names under /assets hold a hash of the content; everything else is asked for again. */
const caching: MiddlewareHandler = async (c, next) => {
  await next();
  const lasting = c.res.ok && c.req.path.startsWith('/assets/');
  c.res.headers.set('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/** Paths of machines, not of people: what is missing there is no page. */
const machines = /^\/(api|assets|healthz)(\/|$)/;

/** An address where there is nothing: the page says so, in the person's language. */
function lostPage(root: string): MiddlewareHandler {
  const page = serveStatic({ root, path: 'index.html', precompressed: true });
  return async (c, next) => {
    if (machines.test(c.req.path)) return next();
    const response = await page(c, next);
    return response && new Response(response.body, { status: 404, headers: response.headers });
  };
}

/** The built page under `root`, as brotli where a `.br` sibling and the client's consent exist. */
export function staticFiles(root: string): Hono {
  const app = new Hono();
  app.use(caching);
  for (const page of pages) {
    app.get(page, serveStatic({ root, path: 'index.html', precompressed: true }));
  }
  app.get('*', serveStatic({ root, precompressed: true }), lostPage(root));
  return app;
}
