import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { neutralOperator, readOperator } from './operator.ts';
import { temporaryFolder } from './samples.testing.ts';

const example = 'docs/operator.example.json';

const written = (content: string): string => {
  const path = join(temporaryFolder(), 'operator.json');
  writeFileSync(path, content);
  return path;
};
const changed = (change: object): string =>
  written(JSON.stringify({ ...JSON.parse(readFileSync(example, 'utf8')), ...change }));

test('what comes along names no place, and keeps to what the documents say', () => {
  const { stations, hotline, appointment, retentionDays, settledDays } =
    readOperator(neutralOperator);
  expect({ stations, hotline, appointment, retentionDays, settledDays }).toEqual({
    stations: [],
    hotline: undefined,
    appointment: undefined,
    retentionDays: 180,
    settledDays: 30,
  });
});

test('the example is one, with or without a byte order mark', () => {
  const operator = readOperator(example);
  expect(operator.stations.map(({ name }) => name.en)).toHaveLength(2);
  expect(readOperator(written(`\uFEFF${readFileSync(example, 'utf8')}`))).toEqual(operator);
});

describe('names what is wrong, and where', () => {
  const words = { 'zh-CN': '字', en: 'words' };
  const station = { name: words, address: words, hours: words };

  test.each([
    ['a word that is missing in one language', { service: { en: 'x' } }, 'service.zh-CN'],
    ['an empty word', { authority: { ...words, en: ' ' } }, 'authority.en: must not be empty'],
    ['a word too long', { mailing: { ...words, en: 'x'.repeat(301) } }, 'mailing.en: must have at'],
    ['a station without hours', { stations: [{ ...station, hours: {} }] }, 'stations.0.hours.'],
    ['a misspelt key', { stations: [{ ...station, tel: '1' }] }, 'stations.0.tel'],
    ['a hotline of letters', { hotline: 'call us' }, 'hotline: must be digits'],
    ['a link that is no https', { appointment: 'http://x.cn' }, 'appointment: must be like https'],
    ['a link that runs', { appointment: 'javascript:alert(1)' }, 'appointment: must be like https'],
    [
      'an unknown document',
      { documentDays: { 'cn-nothing': 90 } },
      'documentDays: there is no cn-nothing',
    ],
    ['half a day', { retentionDays: 0.5 }, 'retentionDays: must be a whole number from 1 to 3650'],
    ['no days', { settledDays: '30' }, 'settledDays: must be a whole number from 0 to 3650'],
    ['a word for a switch', { whiteBackground: 'yes' }, 'whiteBackground: must be true or false'],
    ['nothing to bring', { bring: [] }, 'bring: must name one thing at least'],
  ])('%s', (_, change, message) => {
    const path = changed(change);
    expect(() => readOperator(path)).toThrow(`OPERATOR_FILE ${path}\n  ${message}`);
  });

  test('several things at once', () => {
    const path = changed({ bring: [], hotline: 'x' });
    expect(() => readOperator(path)).toThrow(/bring: .*\n? *.*hotline|hotline: [^\n]*\n {2}bring/s);
  });

  test.each([
    ['no JSON', written.bind(null, '{'), 'is not JSON'],
    ['no file', () => join(temporaryFolder(), 'none.json'), 'cannot be read'],
    ['no object', () => written('[]'), 'bring'],
  ])('%s', (_, path, message) => {
    expect(() => readOperator(path())).toThrow(message);
  });
});
