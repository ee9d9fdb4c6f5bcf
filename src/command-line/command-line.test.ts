import { describe, expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';
import {
  existing,
  flag,
  folderWith,
  list,
  oneOf,
  optional,
  required,
  serverAddress,
  several,
  text,
  wholeNumber,
  withDefault,
} from './values.ts';

const line = {
  usage: 'usage',
  options: {
    out: required(text),
    count: withDefault(wholeNumber(1, 9), 3),
    kind: optional(oneOf('red', 'green', 'blue')),
    only: optional(list(oneOf('a', 'b'))),
    label: several(text),
    check: flag,
  },
  operands: { name: 'FILE', taken: several(text) },
};
const read = (args: string) => readCommandLine(line, args.split(' '));

const absent = { count: 3, kind: undefined, only: undefined, label: [], check: false };

test.each([
  ['--out o', { out: 'o' }, []],
  ['--out=--o', { out: '--o' }, []],
  ['a --out o b', { out: 'o' }, ['a', 'b']],
  ['--out o -- --check', { out: 'o' }, ['--check']],
  ['--count 9 --kind blue --out o --check', { out: 'o', count: 9, kind: 'blue', check: true }, []],
  ['--out o --label x --label y', { out: 'o', label: ['x', 'y'] }, []],
  ['--out o --only b,a', { out: 'o', only: ['b', 'a'] }, []],
])('%s', (args, options, operands) => {
  expect(read(args)).toEqual({
    kind: 'run',
    given: { options: { ...absent, ...options }, operands },
  });
});

test.each(['--help', '-h', '--no-such --help', 'a --count x -h'])('%s asks for help', (args) => {
  expect(read(args)).toEqual({ kind: 'help' });
});

test.each([
  ['--turbo --out o', 'There is no option --turbo'],
  ['-x --out o', 'There is no option -x'],
  ['--toString --out o', 'There is no option --toString'],
  ['--check', '--out is missing'],
  ['--out', '--out needs a value'],
  ['--out --check', '--out needs a value'],
  ['--out=', '--out is empty'],
  ['--out a --out b', '--out takes one value, not also "b"'],
  ['--out o --check=yes', '--check takes no value'],
  ['--out o --count 0', '--count is a whole number from 1 to 9, not "0"'],
  ['--out o --count 1e1', '--count is a whole number from 1 to 9, not "1e1"'],
  ['--out o --count 1.5', '--count is a whole number from 1 to 9, not "1.5"'],
  ['--out o --kind pink', '--kind is red, green or blue, not "pink"'],
  ['--out o --only a,c', '--only is a or b, not "c"'],
])('%s is answered: %s', (args, why) => {
  expect(read(args)).toEqual({ kind: 'bad', why });
});

test('operands that a command does not take are named', () => {
  const none = { usage: '', options: {} };
  expect(readCommandLine(none, [])).toEqual({
    kind: 'run',
    given: { options: {}, operands: undefined },
  });
  expect(readCommandLine(none, ['a'])).toEqual({
    kind: 'bad',
    why: 'There is nothing to do with "a"',
  });
  const one = { usage: '', options: {}, operands: { name: 'FILE', taken: required(text) } };
  expect(readCommandLine(one, [])).toEqual({ kind: 'bad', why: 'FILE is missing' });
  expect(readCommandLine(one, ['a', 'b'])).toEqual({
    kind: 'bad',
    why: 'FILE takes one value, not also "b"',
  });
});

describe('values', () => {
  const here = import.meta.dirname;
  const file = import.meta.filename;

  test.each([
    [existing('folder'), here, true],
    [existing('folder'), file, false],
    [existing('file'), file, true],
    [existing('file'), here, false],
    [existing('file or folder'), here, true],
    [existing('file or folder'), `${here}/none`, false],
    [folderWith('values.ts'), here, true],
    [folderWith('none.csv'), here, false],
    [serverAddress, 'http://127.0.0.1:8080', true],
    [serverAddress, 'https://photos.example', true],
    [serverAddress, '127.0.0.1:8080', false],
    [serverAddress, 'http://127.0.0.1:8080/station', false],
    [wholeNumber(0), '0', true],
    [wholeNumber(0), '-1', false],
    [wholeNumber(0), '', false],
    [wholeNumber(0), '99999999999999999999', false],
  ])('%o of %s: %s', (value, given, isGood) => {
    expect(value(given).ok).toBe(isGood);
  });

  test('an address loses the slash at its end', () => {
    expect(serverAddress('http://127.0.0.1:80/')).toEqual({
      ok: true,
      value: 'http://127.0.0.1:80',
    });
  });
});
