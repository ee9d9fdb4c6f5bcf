import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { runCommandLine } from '../command-line/command-line.ts';
import { wholeNumber, withDefault } from '../command-line/values.ts';
import { type Config, readConfig } from './config.ts';
import { boundConnections } from './http/connections.ts';
import { openEndpoint } from './open.ts';
import { isFirst, isSpeaker, leave, runProcesses } from './processes.ts';

const GRACE_MS = 10_000;
const page = fileURLToPath(new URL('../../dist', import.meta.url));

/** Limits for one client. Slow and greedy clients are cut off. */
const bounds = (requestSeconds: number) => ({
  requestTimeout: requestSeconds * 1000,
  headersTimeout: Math.min(10, requestSeconds) * 1000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 500,
  maxHeaderSize: 16_384,
});
const CONNECTIONS_MAX = 2_000;
/** Of them from one address, behind which a whole office may sit. */
const CONNECTIONS_PER_ADDRESS = 200;
/** Slower than this is no phone at the edge of its network, but somebody who holds the place. */
const BODY = { graceMs: 5_000, bytesPerSecond: 2_000 } as const;
const REQUESTS_PER_CONNECTION = 1_000;
const HEADERS_MAX = 100;

async function start({ port, host, requestSeconds, ...config }: Config): Promise<void> {
  const built = existsSync(page);
  if (!built) console.warn('There is no built page: only the API is served. See `npm run build`.');
  const { app, tokenPath, drain, close } = await openEndpoint(config, built ? page : undefined);

  const options = {
    fetch: app.fetch,
    port,
    hostname: host,
    serverOptions: bounds(requestSeconds),
  };
  const server = serve(options, (address: AddressInfo) => {
    if (!isSpeaker()) return;
    const open = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
    console.info(`http://${open.includes(':') ? `[${open}]` : open}:${address.port}/`);
    if (tokenPath) console.info(`The station's token is in ${tokenPath}`);
  }) as Server;
  server.maxConnections = CONNECTIONS_MAX;
  server.maxRequestsPerSocket = REQUESTS_PER_CONNECTION;
  server.maxHeadersCount = HEADERS_MAX;
  const { proxies } = config;
  boundConnections(server, { ...BODY, perAddress: CONNECTIONS_PER_ADDRESS, proxies });

  server.on('error', (error) => {
    console.error(`Cannot listen on ${host} port ${port}: ${error.message}`);
    process.exitCode = 1;
    void close().finally(leave);
  });

  const stop = () => {
    console.info('Stopping');
    drain();
    // Requests in progress are finished. Connections that stay open for longer are cut off.
    server.close(() => void close().finally(leave));
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

const line = {
  usage: `npm start [-- --workers N]   builds the page, and serves it and the API
  --workers  how many processes share the port, one for each core; default: 1
Everything is set in the environment: PORT, HOST, DATA_DIR and more, which docs/operations.md lists.`,
  options: { workers: withDefault(wholeNumber(1, 64), 1) },
};

await runCommandLine(import.meta.url, line, async ({ options: { workers } }) => {
  const read = readConfig(process.env);
  if (!read.ok) {
    console.error(read.errors.join('\n'));
    return 1;
  }
  if (workers > 1 && isFirst()) {
    runProcesses(workers);
    return undefined;
  }
  try {
    await start(read.config);
  } catch (error) {
    console.error(`Cannot start: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
    leave();
  }
  return undefined;
});
