import { expect, test } from 'vitest';
import { calmPace, usualPace } from '../live/pace.ts';
import { chooseElder, elder, pace } from './elder.ts';

test('off unless the address or the device says otherwise', () => {
  expect(chooseElder('', null)).toBe(false);
  expect(chooseElder('', 'on')).toBe(true);
  expect(chooseElder('', 'off')).toBe(false);
});

test('the address has priority over what the device remembers', () => {
  expect(chooseElder('?elder', null)).toBe(true);
  expect(chooseElder('?lang=en&elder=on', 'off')).toBe(true);
  expect(chooseElder('?elder=off', 'on')).toBe(false);
});

test('it sets the pace', () => {
  expect(pace.value).toBe(usualPace);
  elder.value = true;
  expect(pace.value).toBe(calmPace);
  elder.value = false;
});
