import { expect, test } from 'vitest';
import { freshSchedule, type SlowWork, slowWorkAt } from './slow-work.ts';

/** The work that frames at these times (ms) do. */
function worksAt(times: readonly number[]): readonly (SlowWork | undefined)[] {
  let schedule = freshSchedule;
  return times.map((at) => {
    const { work, after } = slowWorkAt(schedule, at);
    schedule = after;
    return work;
  });
}

test('the outline first, light and wall with the next frame, then the other faces, and again', () => {
  expect(worksAt([0, 40, 300, 600, 640, 900])).toEqual([
    'outline',
    'scene',
    'others',
    'outline',
    'scene',
    'others',
  ]);
});

test('between them frames are quick', () => {
  expect(worksAt([0, 33, 66, 299, 300, 333, 599, 600])).toEqual([
    'outline',
    'scene',
    undefined,
    undefined,
    'others',
    undefined,
    undefined,
    'outline',
  ]);
});

test('light and wall do not wait, however late the next frame comes, and no turn is left out', () => {
  expect(worksAt([0, 5000, 5001, 5002, 5301, 5302])).toEqual([
    'outline',
    'scene',
    'others',
    undefined,
    'outline',
    'scene',
  ]);
});
