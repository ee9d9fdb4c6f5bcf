import { expect, test } from 'vitest';
import { loadInTurn } from './load-in-turn.ts';

/** Loads that end on command, and the names of those that have begun. */
function loads<const N extends string>(...names: readonly N[]) {
  const begun: N[] = [];
  const entries = names.map((name) => {
    const { promise, resolve, reject } = deferred();
    const load = () => {
      begun.push(name);
      return promise;
    };
    return [name, { load, resolve, reject }] as const;
  });
  return { begun, of: Object.fromEntries(entries) as Record<N, (typeof entries)[number][1]> };
}

function deferred() {
  let resolve = () => {};
  let reject = (_: Error) => {};
  const promise = new Promise<void>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  return { promise, resolve, reject };
}

/** Waits until everything that is ready to run has run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('loads one after the other, what is needed first', async () => {
  const { begun, of } = loads('a', 'b', 'c');
  loadInTurn([of.a.load, of.b.load], [of.c.load]);
  expect(begun).toEqual(['a']);
  of.b.resolve();
  await settled();
  expect(begun).toEqual(['a']);
  of.a.resolve();
  await settled();
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('reports that all is here when the last needed one is loaded, whatever follows', async () => {
  const { of } = loads('a', 'b', 'c');
  const areHere = loadInTurn([of.a.load, of.b.load], [of.c.load]);
  expect(areHere()).toBe(false);
  of.a.resolve();
  await settled();
  expect(areHere()).toBe(false);
  of.b.resolve();
  await settled();
  expect(areHere()).toBe(true);
});

test('where something needed cannot be loaded, it throws, and nothing more is loaded', async () => {
  const { begun, of } = loads('a', 'b', 'c');
  const areHere = loadInTurn([of.a.load, of.b.load], [of.c.load]);
  of.a.reject(new Error('no network'));
  await settled();
  expect(areHere).toThrow('no network');
  expect(begun).toEqual(['a']);
});

test('what follows may fail: nobody has asked for it yet', async () => {
  const { of } = loads('a', 'b');
  const areHere = loadInTurn([of.a.load], [of.b.load]);
  of.a.resolve();
  of.b.reject(new Error('no network'));
  await settled();
  expect(areHere()).toBe(true);
});
