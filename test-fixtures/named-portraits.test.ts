import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type CheckId, checks } from '../src/checks/index.ts';
import { doubtBelow } from '../src/core/check/judge.ts';
import { defaultSpec } from '../src/specs/index.ts';
import { readyFiles } from './bad-files/bad-files.ts';
import { type PortraitCase, portraits } from './named-portraits.ts';
import {
  drawPortrait,
  portraitCase,
  portraitFile,
  portraitPath,
  portraitTruths,
} from './render.ts';

describe('the list', () => {
  test('names each case once', () => {
    const names = portraits.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z-]+$/.test(name))).toBe(true);
  });

  test('fails every check of the default document somewhere', () => {
    const failing = new Set<CheckId>(
      [...portraits.map((entry) => entry.expect), ...readyFiles].flatMap((entry) => entry.failing),
    );
    // Bodies are drawn upright: their shoulders, which are only advised on, cannot slope.
    const undrawable: readonly CheckId[] = ['shoulders-level'];
    const canFail = checks.filter(
      ({ id, judge }) => judge !== doubtBelow && defaultSpec.rules[id] && !undrawable.includes(id),
    );
    expect(canFail.map(({ id }) => id).filter((id) => !failing.has(id))).toEqual([]);
  });

  test('accepts portraits without a failing check, and rejects the rest', () => {
    for (const { expect: expected } of portraits) {
      expect(expected.outcome).toBe(expected.failing.length === 0 ? 'accept' : 'reject');
    }
    expect(portraits.filter((entry) => entry.expect.outcome === 'accept').length).toBe(8);
  });

  test('a wrong name is a mistake', () => {
    expect(() => portraitCase('nobody')).toThrow('no portrait is named nobody');
  });
});

describe('what is drawn', () => {
  const accepted = portraits.filter(
    ({ mode, expect: { outcome } }) => mode === 'compose' && outcome === 'accept',
  );

  test.each(accepted)('$name leaves room for the frame', async ({ name, width, height }) => {
    const [truth] = await portraitTruths(name);
    expect(truth.faceWidth).toBeGreaterThan(345);
    expect(truth.faceWidth).toBeLessThan(425);
    // GA 461's frame of 358 × 441 with the face 207 wide and the hair 14 below the top.
    const scale = truth.faceWidth / 207;
    const middle = (truth.irises[0].x + truth.irises[1].x) / 2;
    const top = truth.topY - 14 * scale;
    expect(top).toBeGreaterThan(0);
    expect(top + 441 * scale).toBeLessThan(height);
    expect(middle - 179 * scale).toBeGreaterThan(0);
    expect(middle + 179 * scale).toBeLessThan(width);
  });

  test('a snapshot is a JPEG of its size without metadata', async () => {
    const { exif, icc, ...metadata } = await sharp(await portraitFile('short-hair')).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width: 900, height: 1200, space: 'srgb' });
    expect([exif, icc]).toEqual([undefined, undefined]);
  });

  test('a ready photo has the size and the dpi asked for, in 14 to 40 KB', async () => {
    const bytes = await portraitFile('ready');
    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width: 358, height: 441, density: 350 });
    expect(bytes.length).toBeGreaterThan(14_000);
    expect(bytes.length).toBeLessThan(40_000);
  });

  test('ready photos deviate by as much as their case says', async () => {
    const measured = async (name: string) => {
      const [truth] = await portraitTruths(name);
      const [right, left] = truth.irises;
      return {
        'face-width': truth.faceWidth,
        'head-top-gap': truth.topY,
        'eye-line': 441 - (right.y + left.y) / 2,
        'face-centre': (right.x + left.x) / 2,
      };
    };
    const limits = {
      'face-width': [193, 221],
      'head-top-gap': [7, 21],
      'eye-line': [207, 441],
      'face-centre': [162, 196],
    } as const;
    for (const { name, expect: expected } of portraits.filter(({ mode }) => mode === 'as-is')) {
      const values = await measured(name);
      const outside = (Object.keys(limits) as (keyof typeof limits)[]).filter(
        (id) => values[id] < limits[id][0] || values[id] > limits[id][1],
      );
      expect(outside.sort(), name).toEqual(expect.arrayContaining([...expected.failing].sort()));
      if (name === 'ready') expect(outside).toEqual([]);
    }
  });

  test('each of two people has a truth, a bare wall has none', async () => {
    expect(await portraitTruths('two-people')).toHaveLength(2);
    expect(await portraitTruths('empty-wall')).toEqual([]);
  });

  test('is kept: the same case is the same file', async () => {
    expect(await portraitPath('ready')).toBe(await portraitPath('ready'));
  });

  test('drawing twice gives the same pixels', async () => {
    const small: PortraitCase = { ...portraitCase('bob'), width: 90, height: 120 };
    const [first, second] = [await drawPortrait(small), await drawPortrait(small)];
    expect(Buffer.from(first.rgba).equals(Buffer.from(second.rgba))).toBe(true);
  });
});
