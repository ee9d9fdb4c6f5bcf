import { Worker as Thread } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { WorkerLost } from '../worker-client.ts';
import { type Pool, workerPool } from './pool.ts';

interface Api {
  id(): number;
  double(n: number): number;
  fail(): never;
  die(): Promise<never>;
  hang(): Promise<never>;
  /** Runs WebAssembly that traps, unless the worker replaces a lost one. */
  trap(): Promise<string>;
}

let started = 0;
const threads: Thread[] = [];
const pools: Pool<Api>[] = [];

/** A Node thread with the interface of a browser's worker. */
function start(inPlaceOfLost: boolean): Worker {
  started += 1;
  const thread = new Thread(new URL('./pool.testing-worker.mjs', import.meta.url), {
    workerData: { inPlaceOfLost },
  });
  threads.push(thread);
  const target = new EventTarget();
  const say = (type: string, data?: unknown) =>
    target.dispatchEvent(Object.assign(new Event(type), { data }));
  thread.on('message', (data) => say('message', data));
  thread.on('error', () => say('error'));
  return Object.assign(target, {
    postMessage: (message: unknown) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  }) as unknown as Worker;
}

function open(size: number, shift = 100): Pool<Api> {
  started = 0;
  const pool = workerPool<Api>({ start, size, patience: 30_000, shift });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  for (const pool of pools.splice(0)) pool.close();
  await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
});

const numbers = (length: number) => Array.from({ length }, (_, n) => n);

test('every job gets its own answer, from no more workers than asked for', async () => {
  const pool = open(3);
  const answers = await Promise.all(numbers(20).map((n) => pool.run((api) => api.double(n))));
  expect(answers).toEqual(numbers(20).map((n) => n * 2));
  expect(started).toBe(3);
});

test('no worker is started before there is a job for it', async () => {
  const pool = open(4);
  expect(started).toBe(0);
  await pool.run((api) => api.double(1));
  await pool.run((api) => api.double(2));
  expect(started).toBe(1);
});

test('a job that fails affects only itself, and the next has a new worker', async () => {
  const pool = open(1);
  await expect(pool.run((api) => api.fail())).rejects.toThrow('no such photo');
  await expect(pool.run((api) => api.double(2))).resolves.toBe(4);
  expect(started).toBe(2);
});

test('a job whose worker crashes twice fails, and the next job has a new worker', async () => {
  const pool = open(2);
  const doomed = pool.run((api) => api.die());
  const others = Promise.all(numbers(6).map((n) => pool.run((api) => api.double(n))));
  await expect(doomed).rejects.toBeInstanceOf(WorkerLost);
  await expect(others).resolves.toEqual([0, 2, 4, 6, 8, 10]);
  await expect(pool.run((api) => api.double(7))).resolves.toBe(14);
});

test('a worker whose WebAssembly traps is replaced by one that is told so', async () => {
  const pool = open(1);
  await expect(pool.run((api) => api.trap())).resolves.toBe('in the place of a lost one');
  expect(started).toBe(2);
});

test('a worker is replaced after its number of jobs', async () => {
  const pool = open(1, 2);
  const ids: number[] = [];
  for (const _ of numbers(5)) ids.push(await pool.run((api) => api.id()));
  expect(new Set(ids).size).toBe(3);
});

test('cancelling ends what runs and what waits', async () => {
  const pool = open(1);
  const cancel = new AbortController();
  const running = pool.run((api) => api.hang(), cancel.signal);
  const waiting = pool.run((api) => api.double(1), cancel.signal);
  cancel.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  await expect(waiting).rejects.toThrow('enough');
  await expect(pool.run((api) => api.double(3))).resolves.toBe(6);
});

test('a smaller pool runs no more jobs at a time, a larger one more, and none is lost', async () => {
  const pool = open(3);
  const run = (length: number) =>
    Promise.all(numbers(length).map((n) => pool.run((api) => api.double(n))));
  await run(9);
  expect(started).toBe(3);
  pool.resize(1);
  const ids = await Promise.all(numbers(6).map(() => pool.run((api) => api.id())));
  expect(new Set(ids).size).toBe(1);
  const many = run(8);
  pool.resize(2);
  expect(await many).toEqual(numbers(8).map((n) => n * 2));
  expect(started).toBe(4);
});
