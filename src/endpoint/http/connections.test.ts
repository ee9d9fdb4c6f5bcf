import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, BlockList, connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { boundConnections, type ConnectionBounds, isTooSlow } from './connections.ts';

async function serve(bounds: Partial<ConnectionBounds>): Promise<number> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('done'));
  });
  boundConnections(server, {
    perAddress: 3,
    graceMs: 60_000,
    bytesPerSecond: 1,
    proxies: new BlockList(),
    ...bounds,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'connect');
  return socket;
}

/** Whether a connection is still served. */
async function isServed(socket: Socket): Promise<boolean> {
  const heard = Promise.race([
    once(socket, 'data').then(() => true),
    once(socket, 'close').then(() => false),
  ]);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return heard;
}

test('one address has so many connections, and each that ends makes room', async () => {
  const port = await serve({});
  const sockets: Socket[] = [];
  for (let i = 0; i < 3; i++) sockets.push(await open(port));
  for (const socket of sockets) expect(await isServed(socket)).toBe(true);
  const extra = await open(port);
  expect(await isServed(extra)).toBe(false);
  sockets[0]!.end();
  await once(sockets[0]!, 'close');
  expect(await isServed(await open(port))).toBe(true);
});

test('a proxy of ours has as many as it needs', async () => {
  const proxies = new BlockList();
  proxies.addAddress('127.0.0.1');
  const port = await serve({ proxies });
  for (let i = 0; i < 6; i++) expect(await isServed(await open(port))).toBe(true);
});

test('a body that is held back ends, and one that keeps its pace does not', async () => {
  const port = await serve({ graceMs: 0, bytesPerSecond: 1e9 });
  const socket = await open(port);
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\nx');
  await once(socket, 'close');
});

test('who ends their side before the answer is there hears none', async () => {
  let answer = () => {};
  const server = createServer((_, response) => {
    answer = () => response.end('done');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const socket = await open((server.address() as AddressInfo).port);
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  const asked = once(server, 'request');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await asked;
  // As the fuzzer does with what it leaves unfinished: Node keeps no connection that is half closed.
  socket.end();
  await once(socket, 'close');
  answer();
  expect(heard).toBe('');
});

test.each([
  ['nothing in the grace', 0, 5_000, false],
  ['nothing after it', 0, 5_001, true],
  ['a byte now and then', 30, 10_000, true],
  ['a photo over a very slow line', 20_000, 10_000, false],
])('%s', (_, bytes, ms, slow) => {
  expect(isTooSlow(bytes, ms, { graceMs: 5_000, bytesPerSecond: 2_000 })).toBe(slow);
});
