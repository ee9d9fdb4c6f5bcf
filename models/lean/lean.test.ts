import { describe, expect, test } from 'vitest';
import { packageFile } from '../packages.ts';
import { calleesOf } from './calls.ts';
import { keptIn, leanModule } from './lean.ts';
import { bitsOf, indicesOf, leanRuntime, runtimes } from './runtimes.ts';
import { bodiesOf, contentOf, leb, reader, SECTIONS, sectionsOf } from './wasm.ts';
import { calledName, watchedModule } from './watched.ts';

/**
 * (import "env" "seven" (func (result i32))) (global i32 0). Functions of type [] → [i32]: 0 `direct` calls 1 · 1
 * calls the import · 2 drops 2.5 and gives 5 · 3 `byAddress` calls the table's entry, which is 2.
 */
const MODULE = Uint8Array.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7f],
  ...[2, 13, 1, 3, ...Buffer.from('env'), 5, ...Buffer.from('seven'), 0, 0],
  ...[3, 5, 4, 0, 0, 0, 0],
  ...[4, 4, 1, 0x70, 0, 1],
  ...[6, 6, 1, 0x7f, 1, 0x41, 0, 0x0b],
  ...[7, 22, 2, 6, ...Buffer.from('direct'), 0, 1, 9, ...Buffer.from('byAddress'), 0, 4],
  ...[9, 7, 1, 0, 0x41, 0, 0x0b, 1, 3],
  ...[10, 34, 4],
  ...[4, 0, 0x10, 2, 0x0b],
  ...[4, 0, 0x10, 0, 0x0b],
  ...[14, 0, 0x44, 0, 0, 0, 0, 0, 0, 4, 0x40, 0x1a, 0x41, 5, 0x0b],
  ...[7, 0, 0x41, 0, 0x11, 0, 0, 0x0b],
]);

async function run(module: Uint8Array<ArrayBuffer>) {
  const { instance } = await WebAssembly.instantiate(module, { env: { seven: () => 7 } });
  const exports = instance.exports as Record<string, () => number>;
  return { instance, direct: exports['direct']!, byAddress: exports['byAddress']! };
}

describe('a lean module', () => {
  test('keeps what was called, and what that calls by name', () => {
    expect([...keptIn(MODULE, [0])]).toEqual([0, 1]);
    expect([...keptIn(MODULE, [3])]).toEqual([3]);
  });
  test('computes as before, and traps where code is missing', async () => {
    const whole = await run(MODULE);
    expect([whole.direct(), whole.byAddress()]).toEqual([7, 5]);
    const lean = await run(leanModule(MODULE, keptIn(MODULE, [0, 3])));
    expect(lean.direct()).toBe(7);
    expect(lean.byAddress).toThrow(WebAssembly.RuntimeError);
  });
  test('with every function it is the module itself', () => {
    expect(leanModule(MODULE, new Set([0, 1, 2, 3]))).toEqual(MODULE);
  });
  test('no function that is not there', () => {
    expect(() => keptIn(MODULE, [4])).toThrow('no function 4');
  });
});

test('a watched module says which functions were called', async () => {
  const { instance, direct, byAddress } = await run(watchedModule(MODULE));
  const called = () =>
    [0, 1, 2, 3].map((i) => (instance.exports[calledName(i)] as WebAssembly.Global).value);
  expect(called()).toEqual([0, 0, 0, 0]);
  direct();
  expect(called()).toEqual([1, 1, 0, 0]);
  byAddress();
  expect(called()).toEqual([1, 1, 1, 1]);
});

describe('the instructions of a body', () => {
  test('numbers that look like calls do not count', () => {
    // i32.const 16; drop; v128.const of 16s; drop; i64x2.extract_lane 1; br_table 0 0; call 3
    const vector = Array.from({ length: 16 }, () => 0x10);
    const code = [0x41, 0x10, 0x1a, 0xfd, 12, ...vector, 0xfd, 29, 1, 0x0e, 1, 0, 0, 0x10, 3, 0x0b];
    expect(calleesOf(Uint8Array.from([1, 2, 0x7f, ...code]))).toEqual([3]);
  });
  test('an unknown one stops it', () => {
    expect(() => calleesOf(Uint8Array.of(0, 0xff))).toThrow('instruction 255');
  });
});

test('numbers in LEB128 are read as they were written', () => {
  for (const n of [0, 1, 127, 128, 16383, 16384, 2 ** 32 - 1]) {
    expect(reader(Uint8Array.from(leb(n))).number()).toBe(n);
  }
});

test('bits store numbers of functions', () => {
  expect(indicesOf(bitsOf([9, 0, 17]))).toEqual([0, 9, 17]);
  expect(bitsOf([0, 9, 17])).toBe(Buffer.from([1, 2, 2]).toString('base64'));
});

describe.each(Object.entries(runtimes))('%s', (name, { package: from, file }) => {
  const whole = packageFile(from, file);
  test('is a module, with the functions of the whole one, each as it was or a trap', () => {
    const lean = leanRuntime(name as keyof typeof runtimes, whole);
    expect(WebAssembly.validate(lean)).toBe(true);
    const [before, after] = [whole, lean].map((module) =>
      bodiesOf(contentOf(sectionsOf(module), SECTIONS.code)),
    );
    expect(after!.length).toBe(before!.length);
    const changed = after!.filter((body, i) => Buffer.compare(body, before![i]!) !== 0);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((body) => Buffer.from(body).toString('hex') === '00000b')).toBe(true);
  });
  test('another version has no record', () => {
    expect(() => leanRuntime(name as keyof typeof runtimes, MODULE)).toThrow('npm run runtimes');
  });
});
