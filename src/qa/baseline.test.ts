import { expect, test } from 'vitest';
import { compareBaseline } from './baseline.ts';
import { parseLabels } from './labels.ts';
import { merge } from './merge.ts';
import { broken, facts, finding, photo, reportOf } from './report.testing.ts';
import { makeReport } from './report.ts';
import { resolveLabels } from './resolve.ts';

const before = reportOf(
  photo('a', 'accept', [finding('pose-yaw', 'pass', 1), finding('sharpness', 'pass', 0.5)]),
  photo('b', 'reject', [finding('pose-yaw', 'fail', 9)]),
  photo('gone', 'accept'),
);
const after = reportOf(
  photo('a', 'reject', [finding('pose-yaw', 'fail', 8), finding('sharpness', 'pass', 0.6)]),
  photo('b', 'accept', [finding('pose-yaw', 'pass', 5)]),
  photo('new', 'accept'),
);

test('names what changed, from what to what', () => {
  expect(compareBaseline(after, before)).toEqual({
    changes: [
      { file: 'a', subject: 'outcome', before: 'accept', after: 'reject', direction: 'worse' },
      { file: 'a', subject: 'pose-yaw', before: 'pass 1', after: 'fail 8', direction: 'worse' },
      {
        file: 'a',
        subject: 'sharpness',
        before: 'pass 0.5',
        after: 'pass 0.6',
        direction: 'moved',
      },
      { file: 'b', subject: 'outcome', before: 'reject', after: 'accept', direction: 'better' },
      { file: 'b', subject: 'pose-yaw', before: 'fail 9', after: 'pass 5', direction: 'better' },
    ],
    better: 2,
    worse: 2,
    moved: 1,
    added: ['new'],
    gone: ['gone'],
  });
});

test('with labels, better means nearer to the label', () => {
  const labels = resolveLabels(parseLabels('file,outcome,pose-yaw\na,reject,fail\nb,reject,9±1'), [
    'a',
    'b',
  ]);
  const directions = compareBaseline(after, before, labels).changes.map(
    ({ direction }) => direction,
  );
  expect(directions).toEqual(['better', 'better', 'moved', 'worse', 'worse']);
});

test('a photo that fails now got worse, one that works now got better', () => {
  const whole = reportOf(photo('a', 'reject'));
  const halved = reportOf(broken('a', 'truncated'));
  expect(compareBaseline(halved, whole).changes).toEqual([
    { file: 'a', subject: 'outcome', before: 'reject', after: 'truncated', direction: 'worse' },
  ]);
  expect(compareBaseline(whole, halved)).toMatchObject({ better: 1, worse: 0 });
});

test('a report compared with itself, or with rounding, shows no change', () => {
  expect(compareBaseline(after, after)).toMatchObject({ changes: [], added: [], gone: [] });
  const rounded = reportOf(photo('a', 'accept', [finding('pose-yaw', 'pass', 0.1 + 0.2)]));
  const exact = reportOf(photo('a', 'accept', [finding('pose-yaw', 'pass', 0.3)]));
  expect(compareBaseline(rounded, exact).changes).toEqual([]);
});

const part = (index: number, ...files: string[]) =>
  makeReport(
    facts,
    files.map((file) => photo(file, 'accept')),
    { index, of: 2 },
  );

test('shards merge into the report of the whole suite', () => {
  const { report, problems } = merge([part(2, 'b', 'd'), part(1, 'c', 'a')]);
  expect(problems).toEqual([]);
  expect(report).toEqual(reportOf(...['a', 'b', 'c', 'd'].map((file) => photo(file, 'accept'))));
});

test('a missing shard and contradictions between parts are named', () => {
  expect(merge([part(2, 'b')]).problems).toEqual([{ kind: 'missing-shards', indices: [1], of: 2 }]);
  const other = makeReport(facts, [photo('b', 'reject')], { index: 1, of: 2 });
  const { report, problems } = merge([part(2, 'b'), other]);
  expect(problems).toEqual([{ kind: 'contradiction', part: 1, file: 'b' }]);
  expect(report?.photos).toEqual([photo('b', 'accept')]);
});

test('parts with different conditions cannot be merged', () => {
  const other = makeReport({ ...facts, models: 'other' }, [], { index: 2, of: 2 });
  expect(merge([part(1, 'a'), other])).toEqual({
    problems: [{ kind: 'different', part: 1, what: 'models', first: 'abc', other: 'other' }],
  });
});
