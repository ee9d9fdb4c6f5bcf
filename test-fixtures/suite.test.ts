import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseLabels } from '../src/qa/labels.ts';
import { labelsCsv } from './labels-csv.ts';
import { type PortraitChanges, vary } from './portraits/parameters.ts';
import { shortHair } from './portraits/people.ts';
import { type SuiteCase, suiteCases } from './suite/cases.ts';
import { drawCase } from './suite/draw.ts';
import { expectedOf } from './suite/expected.ts';
import { variations } from './suite/factors.ts';
import { suiteLabels } from './suite.ts';

const folder = await mkdtemp(join(tmpdir(), 'suite-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the list', () => {
  test('is the same for the same seed, and different for another seed', () => {
    expect(suiteCases(300, 1)).toEqual(suiteCases(300, 1));
    expect(suiteCases(300, 2)).not.toEqual(suiteCases(300, 1));
  });

  test('only grows with the count', () => {
    expect(suiteCases(320, 5).slice(0, 300)).toEqual(suiteCases(300, 5));
    expect(suiteCases(6, 5)).toHaveLength(6);
  });

  test('names each file once, and has every variation', () => {
    const cases = suiteCases(300, 1);
    expect(new Set(cases.map(({ file }) => file)).size).toBe(300);
    const varied = new Set(cases.flatMap(({ varies }) => varies));
    expect(variations.every(({ factor, name }) => varied.has(`${factor} ${name}`))).toBe(true);
  });
});

const clear = {
  shape: 'rect',
  colour: [0, 0, 0],
  frame: 0.08,
  tint: [0, 0, 0],
  tintStrength: 0,
  glare: 0,
} satisfies PortraitChanges['glasses'];

describe('what is expected', () => {
  const of = (changes: PortraitChanges) => expectedOf(vary(shortHair, changes));

  test('expects an accepted person to be accepted', () => {
    const { outcome, checks } = of({});
    expect(outcome).toBe('accept');
    expect(Object.values(checks).every((answer) => answer === 'pass')).toBe(true);
  });

  test.each<[string, PortraitChanges, string | undefined, string | undefined]>([
    ['pose-yaw', { yaw: -20 }, 'fail', 'reject'],
    ['pose-yaw', { yaw: 8 }, undefined, undefined],
    ['pose-pitch', { pitch: 20 }, 'fail', 'reject'],
    ['pose-roll', { roll: 16 }, 'fail', 'reject'],
    ['pose-roll', { roll: 3 }, 'pass', 'accept'],
    ['eyes-open', { eyeOpen: [0, 1] }, 'fail', 'reject'],
    ['mouth-closed', { mouthOpen: 0.5 }, 'fail', 'reject'],
    ['background-white', { background: { colour: [104, 150, 214] } }, 'fail', 'reject'],
    ['background-white', { background: { colour: [222, 222, 222] } }, undefined, undefined],
    ['sharpness', { lens: { blur: 7 } }, 'fail', 'reject'],
    ['head-top-gap', { camera: { crown: -0.12 } }, 'fail', 'reject'],
    ['face-count', { camera: { headHeight: 0.2 } }, undefined, 'reject'],
    ['head-covering', { hat: { style: 'cap', colour: [0, 0, 0] } }, 'fail', 'reject'],
    ['head-covering', { scarf: [0, 0, 0] }, 'fail', 'reject'],
    ['face-covering', { mask: [0, 0, 0] }, undefined, 'reject'],
    ['glasses-tint', { glasses: clear }, 'pass', undefined],
  ])('%s of %j is %s, and %s', (id, changes, answer, outcome) => {
    const label = of(changes);
    expect(label.checks[id as keyof typeof label.checks]).toBe(answer);
    expect(label.outcome).toBe(outcome);
  });

  test('is read as labels without a problem', () => {
    const cases = suiteCases(300, 1);
    const { rows, problems } = parseLabels(labelsCsv(suiteLabels(cases)));
    expect(problems).toEqual([]);
    expect(rows.map(({ file }) => file)).toEqual(cases.map(({ file }) => file));
  });
});

describe('six small portraits', () => {
  const size = { width: 60, height: 80 };
  const cases = suiteCases(300, 1)
    .filter((_, i) => i % 50 === 3)
    .map((entry): SuiteCase => ({ ...entry, person: vary(entry.person, size) }));

  test('are drawn to the same bytes twice, with their truth', async () => {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    expect(cases).toHaveLength(6);
    for (const entry of cases) {
      const truth = await drawCase(entry, first);
      expect(await drawCase(entry, second)).toEqual(truth);
      expect(truth).toMatchObject({ file: entry.file, yaw: entry.person.yaw ?? 0 });
      const [a, b] = await Promise.all([first, second].map((at) => readFile(join(at, entry.file))));
      expect(a!.equals(b!)).toBe(true);
    }
  });
});
