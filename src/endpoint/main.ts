import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { type Config, readConfig } from './config.ts';
import { openEndpoint } from './open.ts';

const GRACE_MS = 10_000;
const page = fileURLToPath(new URL('../../dist', import.meta.url));

function start({ port, host, ...config }: Config): void {
  const built = existsSync(page);
  if (!built) console.warn('There is no built page: only the API is served. See `npm run build`.');
  const { app, tokenPath, close } = openEndpoint(config, built ? page : undefined);

  const server = serve({ fetch: app.fetch, port, hostname: host }, (address: AddressInfo) => {
    const open = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
    console.info(`http://${open.includes(':') ? `[${open}]` : open}:${address.port}/`);
    if (tokenPath) console.info(`The station's token is in ${tokenPath}`);
  }) as Server;

  server.on('error', (error) => {
    console.error(`Cannot listen on ${host} port ${port}: ${error.message}`);
    process.exitCode = 1;
    void close();
  });

  const stop = () => {
    console.info('Stopping');
    // What was begun is finished; who keeps a connection open for longer than that is cut off.
    server.close(() => void close());
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

const read = readConfig(process.env);
if (read.ok) start(read.config);
else {
  console.error(read.errors.join('\n'));
  process.exitCode = 1;
}
