import { expect, test } from 'vitest';
import { type CheckId, checks } from '../checks/index.ts';
import { places } from '../checks/places.ts';
import { gatherer, Unavailable } from '../core/check/gatherer.ts';
import { face } from '../core/face/handmade-face.testing.ts';
import { placesOf } from './places.ts';
import type { Finding } from './verdict.ts';

const finding = (check: CheckId, status: Finding['status']): Finding => ({
  check,
  severity: 'required',
  status,
  limits: {},
});
const gather = gatherer(
  { landmarks: face, skinLight: { left: 0.2, right: 0.6, shine: 0, texture: 0 } },
  {
    parsing: {
      needs: [],
      make: () => {
        throw new Error('only for what failed');
      },
    },
    cells: {
      needs: [],
      make: () => {
        throw new Unavailable('no-face');
      },
    },
  },
);

test('what failed or is in doubt is placed on the photo, what passed is not', async () => {
  const found = await placesOf(gather, [
    finding('mouth-closed', 'fail'),
    finding('light-even', 'unsure'),
    finding('head-covering', 'pass'),
    finding('eyes-open', 'unknown'),
  ]);
  expect(Object.keys(found)).toEqual(['mouth-closed', 'light-even']);
  const xs = found['light-even']?.[0]?.map(({ x }) => x) ?? [];
  // The darker cheek is the left one, on the image's right: 145 ± 15, with a third more room.
  expect([Math.min(...xs), Math.max(...xs)].map(Math.round)).toEqual([125, 165]);
});

test('a finding whose place cannot be known has none', async () => {
  expect(
    await placesOf(gather, [finding('background-white', 'fail'), finding('pose-yaw', 'fail')]),
  ).toEqual({});
});

test('every place belongs to a check', () => {
  const ids = checks.map(({ id }): string => id);
  expect(Object.keys(places).filter((id) => !ids.includes(id))).toEqual([]);
});
