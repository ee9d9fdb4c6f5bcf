import { expect, test } from 'vitest';
import { nameTemplate } from './names.ts';

const named = {
  number: '26112300000000000011',
  station: 'station-7',
  // Half past midnight in China.
  at: '2026-11-23T16:30:00.000Z',
  n: 7,
};

test.each([
  ['{number}', '26112300000000000011'],
  ['{station}/{date}-{n}', 'station-7/20261124-00007'],
  ['照片_{n}', '照片_00007'],
])('%s gives %s', (template, name) => {
  expect(nameTemplate(template)?.(named)).toBe(name);
});

test('a receipt that no station settled has a station of its own', () => {
  const { station: _, ...open } = named;
  expect(nameTemplate('{station}-{n}')?.(open)).toBe('none-00007');
});

test.each([
  ['', 'nothing'],
  ['{station}', 'no number: two photos would have one name'],
  ['{number}{name}', 'an unknown field'],
  ['../{number}', 'a way out of the folder'],
  ['/{number}', 'a place of its own'],
  ['{number}/', 'no name'],
  ['.{number}', 'a hidden file'],
  ['a b{number}', 'a space'],
  ['{number}{', 'half a field'],
])('%j is no template: %s', (template) => {
  expect(nameTemplate(template)).toBeUndefined();
});
