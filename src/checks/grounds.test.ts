import { describe, expect, test } from 'vitest';
import { grounds } from './grounds.ts';
import { type CheckId, checks } from './index.ts';

const order = checks.map(({ id }) => id);
const severe = grounds.filter(({ from, below }) => from !== undefined || below !== undefined);
const place = (id: CheckId) => order.indexOf(id);

describe.each(grounds)('$cause', ({ cause, spoils }) => {
  test('spoils others, each once, and not itself', () => {
    expect(spoils.length).toBeGreaterThan(0);
    expect(new Set(spoils).size).toBe(spoils.length);
    expect(spoils).not.toContain(cause);
  });
});

test('an ordinary failure is heard of before what it spoils', () => {
  const ordinary = grounds.filter((ground) => !severe.includes(ground));
  for (const { cause, spoils } of ordinary) {
    for (const id of spoils) expect(place(cause), `${cause} before ${id}`).toBeLessThan(place(id));
  }
});

/**
 * What still says something where the face is too dark or too burnt to judge: how many people there are, the frame, the
 * light itself, and the file.
 */
const stillMeasured: readonly CheckId[] = [
  'face-count',
  'source-face-width',
  'frame-size',
  'glasses-glare',
  'light-even',
  'face-brightness',
  'under-exposure',
  'over-exposure',
  'hot-spots',
  'dynamic-range',
  'origin',
  'file-format',
  'colour-mode',
  'file-bytes',
  'file-dpi',
];

test('of every check it is said whether it needs light: a new one goes into `looks`, or above', () => {
  const dark = grounds.filter(({ cause, below }) => cause === 'face-brightness' && below);
  expect(dark).toHaveLength(1);
  const said = [...dark.flatMap(({ spoils }) => spoils), ...stillMeasured];
  expect([...said].sort()).toEqual([...order].sort());
});
