import { Worker as Thread, type Transferable } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { type NetworksWorker, openNetworksWorker } from './networks.ts';

const threads: Thread[] = [];

/** A Node thread with the interface of a browser's worker. */
function start(file = './networks.testing-worker.mjs'): Worker {
  const thread = new Thread(new URL(file, import.meta.url));
  threads.push(thread);
  const target = new EventTarget();
  const say = (type: string, data?: unknown) =>
    target.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), { data }));
  thread.on('message', (data) => say('message', data));
  thread.on('error', () => say('error'));
  return Object.assign(target, {
    postMessage: (message: unknown, transfer?: Transferable[]) =>
      thread.postMessage(message, transfer),
  }) as unknown as Worker;
}

async function open(): Promise<NetworksWorker> {
  const networks = await openNetworksWorker(() => start());
  if (!networks) throw new Error('the thread did not start');
  return networks;
}

afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
});

const SHAPE = [1, 1, 1, 3] as const;
const ones = () => new Float32Array([1, 1, 1]);

test('a network in a worker receives its input and gives its output', async () => {
  const double = await (await open()).load('double');
  const input = ones();
  const { doubled } = await double(input, SHAPE);
  expect([...doubled]).toEqual([2, 2, 2]);
  expect(input).toHaveLength(0);
});

test('a network that failed to load is loaded again', async () => {
  const networks = await open();
  await expect(networks.load('none')).rejects.toThrow('Failed to fetch');
  await expect(networks.load('double')).resolves.toBeTypeOf('function');
});

test('WebAssembly that traps in the worker is told from other errors', async () => {
  const trap = await (await open()).load('trap');
  await expect(trap(ones(), SHAPE)).rejects.toMatchObject({ name: 'RuntimeError' });
});

test('calls to a worker that crashes, before or after, reject as if its WebAssembly had trapped', async () => {
  const networks = await open();
  const [die, double] = [await networks.load('die'), await networks.load('double')];
  const lost = { name: 'RuntimeError', message: 'the worker of the networks is lost' };
  await expect(die(ones(), SHAPE)).rejects.toMatchObject(lost);
  await expect(double(ones(), SHAPE)).rejects.toMatchObject(lost);
  await expect(networks.hello()).rejects.toMatchObject(lost);
});

test.each<[string, () => Worker]>([
  ['has no script', () => start('./none.mjs')],
  [
    'cannot be one',
    () => {
      throw new Error('no workers here');
    },
  ],
])('there is none where a worker %s', async (_, start) => {
  expect(await openNetworksWorker(start)).toBeUndefined();
});
