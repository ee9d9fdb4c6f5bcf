import { expect, test } from 'vitest';
import { quantised, tables } from './quantisation.ts';
import { gains, zigzag } from './transform.ts';

test('tables run from four times what eyes see down to ones, none coarser than the one before', () => {
  expect(Array.from(tables[0]!.slice(0, 6))).toEqual([60, 44, 44, 44, 52, 44]);
  expect(tables[0]![zigzag.indexOf(62)]).toBe(255);
  expect(tables.at(-1)!.every((step) => step === 1)).toBe(true);
  for (const [i, table] of tables.entries()) {
    expect(table.every((step, k) => step >= 1 && step <= (tables[i - 1]?.[k] ?? 255))).toBe(true);
  }
});

test('coefficients become the nearest whole number of steps', () => {
  const table = Uint8Array.from({ length: 64 }, () => 10);
  const of = (value: number) =>
    quantised(
      Float32Array.from(gains, (gain) => value * gain),
      table,
    );
  expect(new Set(of(14.9))).toEqual(new Set([1]));
  expect(new Set(of(15.1))).toEqual(new Set([2]));
  expect(new Set(of(-14.9))).toEqual(new Set([-1]));
  expect(new Set(of(-15.1))).toEqual(new Set([-2]));
  expect(new Set(of(-1024))).toEqual(new Set([-102]));
});
