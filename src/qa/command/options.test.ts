import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../command-line/command-line.ts';
import { line, readOptions } from './options.ts';

const parse = (text: string) => {
  const read = readCommandLine(
    line,
    text.split(' ').filter((word) => word !== ''),
  );
  return read.kind === 'run' ? readOptions(read.given) : read;
};

test('a folder alone', () => {
  expect(parse('photos --workers 2')).toEqual({
    action: 'assess',
    folder: 'photos',
    spec: 'cn-resident-id',
    mode: 'auto',
    workers: 2,
    record: false,
    thumbnails: false,
    out: 'qa-report',
    language: 'en',
  });
});

test('everything at once', () => {
  const line =
    'photos --labels l.csv --spec cn-resident-id --mode as-is --out o --workers 3 --baseline b.json --record --shard 2/5 --thumbnails --lang zh-CN';
  expect(parse(line)).toEqual({
    action: 'assess',
    folder: 'photos',
    labels: 'l.csv',
    baseline: 'b.json',
    spec: 'cn-resident-id',
    mode: 'as-is',
    workers: 3,
    record: true,
    thumbnails: true,
    shard: { index: 2, of: 5 },
    out: 'o',
    language: 'zh-CN',
  });
});

test('replay and merge', () => {
  expect(parse('r.ndjson --replay --spec s.json')).toMatchObject({
    action: 'replay',
    recording: 'r.ndjson',
    spec: 's.json',
  });
  expect(parse('--merge a b --out c')).toMatchObject({
    action: 'merge',
    parts: ['a', 'b'],
    out: 'c',
  });
  expect(parse('--help')).toEqual({ kind: 'help' });
});

describe('bad usage is named', () => {
  test.each([
    ['', 'which folder?'],
    ['a b', 'not also "b"'],
    ['a --spec xx-passport', 'no spec is called "xx-passport"'],
    ['a --mode crop', 'not "crop"'],
    ['a --workers 0', 'not "0"'],
    ['a --workers many', 'not "many"'],
    ['a --shard 3/2', 'not "3/2"'],
    ['a --shard 0/2', 'not "0/2"'],
    ['a --lang de', 'not "de"'],
    ['a --turbo', '--turbo'],
    ['a --labels', '--labels'],
    ['--replay', 'which recording?'],
    ['--merge', '--shard'],
    ['a --replay --workers 2', '--replay takes no --workers'],
    ['a --merge --record', '--merge takes no --record'],
  ])('%s', (line, why) => {
    expect(parse(line)).toMatchObject({ why: expect.stringContaining(why) });
  });
});
