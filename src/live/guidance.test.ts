import { describe, expect, test } from 'vitest';
import { defaultSpec } from '../specs/index.ts';
import { cues } from './cues.ts';
import { type Guidance, guidanceAfter, phases, release, startGuidance } from './guidance.ts';
import type { LiveMeasurement } from './measurement.ts';
import { nobody, seen } from './measurements.testing.ts';
import { calmPace, usualPace } from './pace.ts';

const options = { spec: defaultSpec, auto: true, pace: usualPace };
const FRAME = 40;

/** What a camera sees: scenes with their duration in ms, at 25 frames a second. */
type Scenes = readonly (readonly [ms: number, at: (time: number) => LiveMeasurement])[];

function film(
  scenes: Scenes,
  { auto = true, pace = usualPace } = {},
): readonly (Guidance & { time: number })[] {
  let guidance = startGuidance(0);
  let time = 0;
  return scenes.flatMap(([ms, at]) =>
    Array.from({ length: ms / FRAME }, () => {
      time += FRAME;
      guidance = guidanceAfter(guidance, at(time), time, { ...options, auto, pace });
      return { ...guidance, time };
    }),
  );
}

const changes = <T>(values: readonly T[]): readonly T[] =>
  values.filter((value, i) => i === 0 || value !== values[i - 1]);
const shown = (run: readonly Guidance[]) => changes(run.map(({ cue, phase }) => cue ?? phase));

/** Noise between −1 and 1, the same on every run (a linear congruential generator). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 31 - 1;
  };
}

const always = (measurement: LiveMeasurement) => () => measurement;
const right = always(seen());

test('no photo is taken while there is more to be measured', () => {
  const run = film([
    [3000, always({ ...seen(), partial: true })],
    [3000, right],
  ]);
  expect(shown(run)).toEqual(['aligned', 'holding', 'burst', 'done']);
  expect(run.find(({ phase }) => phase === 'holding')?.time).toBeGreaterThan(3000);
});

test('nobody, then one thing at a time, then the photo: in a good photographer’s order', () => {
  const run = film([
    [1000, always(nobody)],
    [1200, always(seen({ 'eyes-open': 0, 'pose-yaw': 20 }, { size: 0.5, across: 0.3 }))],
    [1200, always(seen({ 'eyes-open': 0, 'pose-yaw': 20 }, { across: 0.3 }))],
    [1200, always(seen({ 'eyes-open': 0, 'pose-yaw': 20 }))],
    [1200, always(seen({ 'eyes-open': 0 }))],
    [3000, right],
  ]);
  expect(shown(run)).toEqual([
    'no-face',
    'closer',
    'move-right',
    'turn-right',
    'open-eyes',
    'aligned',
    'holding',
    'burst',
    'done',
  ]);
});

describe('once all is right', () => {
  const wrong: Scenes[number] = [2000, always(seen({ 'eyes-open': 0 }))];
  const run = film([wrong, [4000, right]]);
  const first = (phase: string) => run.find((one) => one.phase === phase)?.time ?? Number.NaN;

  test('the photo is taken within 1.5 s, and not before the hold is over', () => {
    expect(first('aligned')).toBe(2240);
    expect(first('holding')).toBe(2440);
    expect(first('burst')).toBe(3240);
    expect(first('done')).toBe(3560);
  });

  test('the hold grows from 0 to 1', () => {
    const held = run.filter(({ phase }) => phase === 'holding').map(({ progress }) => progress);
    expect(held[0]).toBe(0);
    expect(held).toEqual([...held].sort((a, b) => a - b));
    expect(run.find(({ phase }) => phase === 'burst')?.progress).toBe(1);
  });

  test('without auto it stays aligned until the shutter is pressed', () => {
    const waiting = film([wrong, [4000, right]], { auto: false }).at(-1);
    expect(waiting?.phase).toBe('aligned');
  });
});

test('a calm pace holds longer, and gives longer to read', () => {
  const right: Scenes[number] = [6000, always(seen())];
  const held = film([right], { pace: calmPace });
  const times = held.filter(({ phase }) => phase === 'holding').map(({ time }) => time);
  expect(times.at(-1)! - times[0]!).toBeGreaterThanOrEqual(calmPace.hold - FRAME);

  const two: Scenes = [
    [1000, always(seen({ 'pose-yaw': 20 }))],
    [6000, always(seen({ 'eyes-open': 0 }))],
  ];
  const next = film(two, { pace: calmPace }).find(({ cue }) => cue === 'open-eyes');
  expect(next?.time).toBeGreaterThanOrEqual(calmPace.read);
});

test('the phases only go forward while all stays right', () => {
  const order = film([[4000, right]]).map(({ phase }) => phases.indexOf(phase));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order.at(-1)).toBe(phases.indexOf('done'));
});

test('what goes wrong in the hold ends it, and the next hold begins anew', () => {
  const run = film([
    [800, right],
    [1000, always(seen({ 'pose-yaw': 20 }))],
    [800, right],
  ]);
  expect(shown(run)).toEqual(['aligned', 'holding', 'turn-right', 'aligned', 'holding']);
  expect(run.at(-1)?.progress).toBeLessThan(0.7);
});

test('a blink does not end the hold, but is waited for', () => {
  const blink = [400, always(seen({ 'eyes-open': 0 }))] as const;
  const run = film([[880, right], blink, [800, right]]);
  expect(shown(run)).toEqual(['aligned', 'holding', 'burst', 'done']);
  expect(run.find(({ phase }) => phase === 'burst')?.time).toBe(1320);
});

test('a photo is never taken while anything is wrong, whatever came before', () => {
  const random = noise(7);
  for (let trial = 0; trial < 200; trial++) {
    let guidance = startGuidance(0);
    for (let time = FRAME; time < 6000; time += FRAME) {
      const bad = random() > 0.8;
      const measurement = seen({ 'pose-yaw': bad ? 20 : 0 });
      const next = guidanceAfter(guidance, measurement, time, options);
      if (next.phase === 'burst' && guidance.phase !== 'burst') expect(bad).toBe(false);
      guidance = next;
    }
  }
});

describe('no flicker', () => {
  test.each([1, 2, 3, 4, 5])('with a value that trembles around its limit (%i)', (seed) => {
    const random = noise(seed);
    // Yaw passes up to 5°; the tracker's noise is under half a degree.
    const run = film([[20_000, () => seen({ 'pose-yaw': 5 + 0.45 * random() })]], { auto: false });
    expect(changes(run.map(({ cue }) => cue)).length).toBeLessThanOrEqual(3);
  });

  test('under noise in everything, an instruction stays long enough to be read', () => {
    const random = noise(42);
    const run = film([
      [
        30_000,
        () =>
          seen(
            {
              'pose-yaw': 8 * random(),
              'pose-pitch': 8 * random(),
              'mouth-closed': 0.1 * random(),
            },
            { across: 0.2 * random(), size: 1 + 0.2 * random() },
          ),
      ],
    ]);
    const starts = run.filter(({ cue }, i) => i === 0 || cue !== run[i - 1]?.cue);
    const stays = starts.slice(1).map(({ time }, i) => ({
      cue: starts[i]?.cue,
      ms: time - (starts[i]?.time ?? 0),
    }));
    for (const { cue, ms } of stays) if (cue) expect(ms, cue).toBeGreaterThanOrEqual(200);
    const replaced = stays.filter(({ cue }, i) => cue && starts[i + 1]?.cue);
    for (const { ms } of replaced) expect(ms).toBeGreaterThanOrEqual(700);
  });
});

test('of several things wrong the first in order is asked for, and no other', () => {
  const run = film([[1000, always(seen({ 'pose-yaw': 20, 'mouth-closed': 0.3 }, { size: 0.5 }))]]);
  expect(new Set(run.map(({ cue }) => cue))).toEqual(new Set(['closer']));
  expect(cues.indexOf('closer')).toBeLessThan(cues.indexOf('turn-right'));
});

test('a face that moves is asked to hold still', () => {
  const run = film([
    [1000, (time) => seen({}, { across: 0.08 * Math.sin(time / 60) })],
    [2400, right],
  ]);
  expect(shown(run)).toEqual(['aligned', 'hold-still', 'aligned', 'holding', 'burst', 'done']);
});

test('the shutter takes the photo as things are', () => {
  const [before] = film([[40, always(seen({ 'pose-yaw': 20 }))]]);
  if (!before) throw new Error('no frame');
  const pressed = release(before, 100);
  expect(pressed).toMatchObject({ phase: 'burst', since: 100, progress: 1 });
  expect(pressed.cue).toBeUndefined();
  expect(guidanceAfter(pressed, nobody, 399, options).phase).toBe('burst');
  expect(guidanceAfter(pressed, nobody, 400, options).phase).toBe('done');
});

test('after a pause, for example of a hidden page, a hold starts again', () => {
  const held = film([[600, right]]).at(-1);
  if (!held) throw new Error('no frame');
  expect(held.phase).toBe('holding');
  expect(guidanceAfter(held, seen(), held.time + 60_000, options)).toMatchObject({
    phase: 'aligned',
    progress: 0,
  });
});
