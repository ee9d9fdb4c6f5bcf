import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { parseRecording } from '../../src/qa/recording.testing.ts';
import { rejudge } from '../../src/qa/rejudge.ts';
import { defaultSpec, specs } from '../../src/specs/index.ts';
import { portraitCase } from '../render.ts';
import {
  type Golden,
  goldenDiff,
  goldenOf,
  goldenText,
  readGolden,
  recordingPath,
  selection,
  tolerances,
} from './golden.ts';

const golden = readGolden();

describe('the golden file', () => {
  test('is what judging the recordings again gives', async () => {
    const recording = await parseRecording(await readFile(recordingPath, 'utf8'));
    if (!recording.ok) throw new Error(recording.why);
    const [id = ''] = recording.value.spec.split('@');
    const bugs: unknown[] = [];
    const report = rejudge(recording.value, specs[id]!, (_, error) => bugs.push(error));
    expect(bugs).toEqual([]);
    expect(goldenDiff(golden, goldenOf(report), 0)).toEqual([]);
  });

  test('has the selection and nothing else', () => {
    expect(Object.keys(golden.photos).sort()).toEqual([...selection].sort());
  });

  test.each(selection)('says about %s what follows from how it is drawn', (name) => {
    const { outcome, checks } = golden.photos[name]!;
    const expected = portraitCase(name).expect;
    expect(outcome).toBe(expected.outcome);
    for (const id of expected.failing) expect(checks[id]?.[0]).toBe('fail');
  });

  test('is written as `--update` would write it', async () => {
    const path = new URL('golden.json', import.meta.url);
    expect(goldenText(golden)).toBe(await readFile(path, 'utf8'));
  });
});

describe('the diff', () => {
  const of = (yaw: number, status: 'pass' | 'fail' = 'pass'): Golden => ({
    spec: 'a@1',
    photos: { bob: { outcome: 'accept', checks: { 'pose-yaw': [status, yaw] } } },
  });

  test('is empty within the tolerance', () => {
    expect(goldenDiff(of(2), of(2.7), 1)).toEqual([]);
    expect(goldenDiff(of(2), of(2.0000001), 0)).toEqual([]);
  });

  test('names photo, check, both values and the tolerance', () => {
    expect(goldenDiff(of(2), of(2.8), 1)).toEqual([
      'bob  pose-yaw  was pass 2, is pass 2.8 (± 0.7)',
    ]);
    expect(goldenDiff(of(2), of(2.001), 0)).toHaveLength(1);
    expect(goldenDiff(of(6), of(6, 'fail'), 1)).toEqual([
      'bob  pose-yaw  was pass 6, is fail 6 (± 0.7)',
    ]);
  });

  test('reports photos that one side lacks, and another spec', () => {
    const none: Golden = { spec: 'b@1', photos: {} };
    expect(goldenDiff(of(1), none, 1)).toEqual([
      'spec  was a@1, is b@1',
      'bob  is only in the golden file',
    ]);
  });

  test('tolerates the differences of models and decoders, and nothing else', () => {
    const ruled = checks.map(({ id }) => id).filter((id) => defaultSpec.rules[id]);
    const exact = ruled.filter((id) => tolerances[id] === undefined);
    const facts = ['face-count', 'origin', 'frame-size', 'file-format', 'colour-mode', 'file-dpi'];
    expect(exact.sort()).toEqual(facts.sort());
  });
});
