import { expect, test } from 'vitest';
import { calmPace, usualPace } from '../../live/pace.ts';
import { type Narration, sayNow } from './narration.ts';

/** What is said, and when, for the words on the screen. Looks every 50 ms. */
function hear(
  shown: (time: number) => string,
  until: number,
  pace = usualPace,
): readonly (readonly [number, string])[] {
  let last: Narration | undefined;
  const heard: [number, string][] = [];
  for (let time = 0; time < until; time += 50) {
    const next = sayNow(last, shown(time), time, pace);
    if (!next) continue;
    last = next;
    heard.push([time, next.said]);
  }
  return heard;
}

test('the first instruction is said at once, and again after six seconds', () => {
  expect(hear(() => 'closer', 13_000)).toEqual([
    [0, 'closer'],
    [6000, 'closer'],
    [12_000, 'closer'],
  ]);
});

test('another instruction waits until the last one could be heard', () => {
  expect(hear((time) => (time < 400 ? 'closer' : 'back'), 3000)).toEqual([
    [0, 'closer'],
    [1500, 'back'],
  ]);
});

test('a calm pace leaves more time between instructions, and before one comes again', () => {
  expect(hear((time) => (time < 400 ? 'closer' : 'back'), 13_000, calmPace)).toEqual([
    [0, 'closer'],
    [3500, 'back'],
    [12_500, 'back'],
  ]);
});

test('an instruction that is over before it could be said is not said', () => {
  expect(hear((time) => (time === 400 ? 'back' : 'closer'), 3000)).toEqual([[0, 'closer']]);
});
