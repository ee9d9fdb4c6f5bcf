import { readdirSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { AnyCheck } from '../core/check/check.ts';
import { type CheckId, checks } from './index.ts';

const order = checks.map(({ id }) => id);

const isCheck = (value: unknown): value is AnyCheck =>
  typeof value === 'object' && value !== null && 'judge' in value && 'needs' in value;

test('the ids are these, each once', () => {
  expect(order.toSorted()).toEqual(
    [
      'file-format',
      'file-bytes',
      'frame-size',
      'file-dpi',
      'colour-mode',
      'source-face-width',
      'face-count',
      'origin',
      'face-width',
      'head-height',
      'hair-height',
      'eye-distance',
      'crown-gap',
      'chin-gap',
      'head-top-gap',
      'eye-line',
      'face-centre',
      'pose-yaw',
      'pose-pitch',
      'pose-roll',
      'eyes-open',
      'mouth-closed',
      'teeth-hidden',
      'expression',
      'gaze',
      'red-eye',
      'glasses-glare',
      'hot-spots',
      'dynamic-range',
      'saturation',
      'retouching',
      'head-covering',
      'face-covering',
      'glasses-tint',
      'eyes-visible',
      'eyebrows-visible',
      'ears-visible',
      'background-white',
      'background-light',
      'background-tint',
      'background-uniform',
      'background-shadow',
      'shoulders-level',
      'clothing-contrast',
      'bare-shoulders',
      'noise',
      'compression',
      'face-brightness',
      'under-exposure',
      'over-exposure',
      'light-even',
      'sharpness',
      'skin-colour',
    ].toSorted(),
  );
});

test('every check that a file of this folder exports is in the list', async () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter(
    (name) => !name.includes('.test.') && name !== 'index.ts',
  );
  const modules = await Promise.all(files.map((name) => import(`./${name}`)));
  const exported = modules.flatMap((module) => Object.values(module).filter(isCheck));
  expect(exported.map(({ id }) => id).toSorted()).toEqual(order.toSorted());
});

describe('the finding that explains most others comes first', () => {
  const groups = {
    'the number of faces': ['face-count'],
    'where the picture comes from': ['origin'],
    'what is worn or held': ['head-covering', 'glasses-tint', 'face-covering', 'eyes-visible'],
    'the pose': ['pose-roll', 'pose-yaw', 'pose-pitch'],
    'distance and frame': ['source-face-width', 'frame-size', 'face-width', 'head-top-gap'],
    'eyes and mouth': ['eyes-open', 'mouth-closed', 'teeth-hidden', 'gaze', 'glasses-glare'],
    'the light': ['light-even', 'face-brightness', 'over-exposure', 'skin-colour'],
    'the wall': ['background-white', 'background-uniform', 'background-shadow'],
    'the clothes': ['clothing-contrast', 'bare-shoulders'],
    'the picture’s quality': ['sharpness', 'noise', 'compression', 'saturation', 'retouching'],
    'the file': ['file-format', 'colour-mode', 'file-bytes', 'file-dpi'],
  } as const satisfies Record<string, readonly CheckId[]>;
  const names = Object.keys(groups) as (keyof typeof groups)[];
  const places = (name: keyof typeof groups) => groups[name].map((id) => order.indexOf(id));

  test.each(names.slice(1).map((later, i) => [names[i], later] as const))(
    '%s before %s',
    (earlier, later) => {
      expect(Math.max(...places(earlier))).toBeLessThan(Math.min(...places(later)));
    },
  );

  test('whether there is one face comes before all else', () => {
    expect(order[0]).toBe('face-count');
  });
});

describe.each(checks as readonly AnyCheck[])('$id', ({ id, needs, judge }) => {
  test('is named as in specs and pages', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('needs something, and nothing twice', () => {
    expect(needs.length).toBeGreaterThan(0);
    expect(new Set(needs).size).toBe(needs.length);
  });

  test('takes no limits that are empty', () => {
    expect(v.is(judge.limits, {})).toBe(false);
  });
});
