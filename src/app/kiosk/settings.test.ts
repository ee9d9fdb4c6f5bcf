import { expect, test } from 'vitest';
import { readSettings, type Settings, standard } from './settings.ts';

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
