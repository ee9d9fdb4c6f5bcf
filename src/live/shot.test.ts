import { expect, test } from 'vitest';
import { defaultSpec } from '../specs/index.ts';
import { startGuidance } from './guidance.ts';
import type { LiveMeasurement } from './measurement.ts';
import { seen } from './measurements.testing.ts';
import { usualPace } from './pace.ts';
import { framesLeft, keepsFrames, type Shot, type ShotEvent, shotAfter } from './shot.ts';

const options = { spec: defaultSpec, auto: true, pace: usualPace };
const start: Shot<string> = { guidance: startGuidance(0) };
const right = seen();
const blink = seen({ 'eyes-open': 0 });
const sharp = seen({ sharpness: 0.9 });

const frame = (at: number, measurement: LiveMeasurement, name?: string): ShotEvent<string> => ({
  type: 'frame',
  at,
  measurement,
  ...(name !== undefined && { frame: name }),
});

const run = (events: readonly ShotEvent<string>[], from = start): Shot<string> =>
  events.reduce((shot, event) => shotAfter(shot, event, options), from);

/** All is right at 100 ms and so it stays: the hold begins at 300 ms. */
const holding = run([frame(100, right), frame(200, right), frame(300, right)]);

test('frames are kept from the hold on', () => {
  expect(keepsFrames(start)).toBe(false);
  expect(holding.guidance).toMatchObject({ phase: 'holding', since: 300 });
  expect(keepsFrames(holding)).toBe(true);
  expect(holding.best).toBeUndefined();
});

test('the best frame of hold and burst is the photo, the earlier of two that are equal', () => {
  const shot = run(
    [
      frame(700, right, 'first'),
      frame(1100, sharp, 'sharp'),
      frame(1200, sharp, 'as sharp'),
      frame(1300, right, 'blurred'),
    ],
    holding,
  );
  expect(shot.guidance).toMatchObject({ phase: 'burst', since: 1100 });
  const done = run([frame(1400, right, 'last')], shot);
  expect(done.guidance.phase).toBe('done');
  expect(done.best).toEqual({ frame: 'sharp', score: 20.9 });
});

test('a blink in the hold is no photo where there is another frame', () => {
  const shot = run([frame(400, blink, 'blink'), frame(500, right, 'open')], holding);
  expect(shot.guidance.phase).toBe('holding');
  expect(shot.best).toEqual({ frame: 'open', score: 20.5 });
});

test('who turns away during the hold begins anew', () => {
  const kept = run([frame(400, right, 'kept')], holding);
  const away = run(
    [frame(500, seen({ 'pose-yaw': 20 }), 'a'), frame(700, seen({ 'pose-yaw': 20 }), 'b')],
    kept,
  );
  expect(away.guidance).toMatchObject({ phase: 'guiding', cue: 'turn-right' });
  expect(away).not.toHaveProperty('best');
});

test('the shutter takes what is there, as things are', () => {
  const pressed = run([frame(100, blink), { type: 'shutter', at: 150 }]);
  expect(pressed.guidance).toMatchObject({ phase: 'burst', since: 150 });
  expect(keepsFrames(pressed)).toBe(true);
  const done = run([frame(200, blink, 'a'), frame(450, blink, 'b')], pressed);
  expect(done.guidance.phase).toBe('done');
  expect(done.best?.frame).toBe('a');
});

test('the shutter pressed twice is pressed once', () => {
  const pressed = run([frame(100, right), { type: 'shutter', at: 150 }]);
  expect(shotAfter(pressed, { type: 'shutter', at: 300 }, options)).toBe(pressed);
});

test('after the photo nothing changes', () => {
  const done = run([{ type: 'shutter', at: 150 }, frame(500, right, 'photo')]);
  expect(done.guidance.phase).toBe('done');
  for (const event of [frame(600, sharp, 'late'), { type: 'shutter', at: 600 } as const]) {
    expect(shotAfter(done, event, options)).toBe(done);
    expect(framesLeft(done, event, done)).toEqual(event.type === 'frame' ? ['late'] : []);
  }
});

test('every frame is either the best or left', () => {
  const events = [
    frame(400, right, 'a'),
    frame(500, sharp, 'b'),
    frame(600, right, 'c'),
    frame(700, right),
    frame(800, seen({ 'pose-yaw': 20 }), 'd'),
    frame(1000, seen({ 'pose-yaw': 20 }), 'e'),
  ];
  let shot = holding;
  const left = events.map((event) => {
    const after = shotAfter(shot, event, options);
    const frames = framesLeft(shot, event, after);
    shot = after;
    return frames;
  });
  expect(left).toEqual([[], ['a'], ['c'], [], ['d'], ['b', 'e']]);
});
