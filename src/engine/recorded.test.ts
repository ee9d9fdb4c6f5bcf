import { expect, test } from 'vitest';
import { gatherer, maker, Unavailable } from '../core/check/gatherer.ts';
import { defaultSpec } from '../specs/index.ts';
import { goodPhoto } from './recorded.testing.ts';
import { assessRecorded, record } from './recorded.ts';
import { measureAndJudge } from './verdict.ts';

const noBug = (check: string, error: unknown) => {
  throw new Error(`bug in ${check}: ${error}`);
};

test('a recording survives JSON, and is judged as the photo was', async () => {
  const gather = gatherer(goodPhoto, {});
  const recorded = JSON.parse(JSON.stringify(await record(gather)));
  expect(assessRecorded(recorded, defaultSpec, noBug)).toEqual(
    await measureAndJudge(gather, defaultSpec, noBug),
  );
});

test('why an artifact is missing is recorded too', async () => {
  const { background: _, ...rest } = goodPhoto;
  const makers = {
    background: maker('background')([], () => {
      throw new Unavailable('no-background');
    }),
  };
  const recorded = await record(gatherer(rest, makers));
  expect(recorded.unavailable).toEqual({ background: 'no-background' });
  const verdict = assessRecorded(recorded, defaultSpec, noBug);
  expect(verdict).toEqual(await measureAndJudge(gatherer(rest, makers), defaultSpec, noBug));
  const { findings } = verdict;
  expect(findings.find(({ check }) => check === 'background-white')).toMatchObject({
    status: 'unknown',
    code: 'no-background',
  });
});

test('a bug while recording is no gap in the photo', async () => {
  const makers = {
    focus: maker('focus')([], () => {
      throw new TypeError('bug');
    }),
  };
  const { focus: _, ...rest } = goodPhoto;
  await expect(record(gatherer(rest, makers))).rejects.toThrow(TypeError);
});

test('an artifact that a recording does not speak of is a bug, told once for each check that needs it', async () => {
  const { focus: _, ...artifacts } = goodPhoto;
  const bugs: string[] = [];
  const { findings } = assessRecorded({ artifacts, unavailable: {} }, defaultSpec, (check) =>
    bugs.push(check),
  );
  const unknown = findings.filter(({ status }) => status === 'unknown');
  expect(unknown.map(({ check }) => check)).toEqual(bugs);
  expect(bugs).toContain('sharpness');
});
