import { expect, test } from 'vitest';
import { calmPace, usualPace } from '../../live/pace.ts';
import { limitsOf, readSettings, type Settings, standard } from './settings.ts';

const settings: Settings = { ...standard, token: 'secret', station: 'station-7' };

test('settings are read as they were written', () => {
  expect(readSettings(JSON.stringify(settings))).toEqual(settings);
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['no token', JSON.stringify(standard)],
  ['a fourth try', JSON.stringify({ ...settings, tries: 4 })],
  ['no patience', JSON.stringify({ ...settings, patience: 0 })],
  ['an unknown spec', JSON.stringify({ ...settings, spec: 'toString' })],
  ['an unknown paper', JSON.stringify({ ...settings, paper: 'a5' })],
])('%s is none', (_, text) => {
  expect(readSettings(text)).toBeUndefined();
});

test('settings are meant as they were set', () => {
  expect(limitsOf(standard, usualPace)).toEqual({
    tries: 3,
    countdown: 3000,
    patience: 60_000,
    receipt: 60_000,
    network: 180_000,
    warning: 15_000,
  });
});

test('whoever wants it calm is waited for twice as long, and stands two seconds longer', () => {
  expect(limitsOf(standard, calmPace)).toEqual({
    tries: 3,
    countdown: 5000,
    patience: 120_000,
    receipt: 120_000,
    network: 360_000,
    warning: 30_000,
  });
});
