import { expect, test } from 'vitest';
import { goodPhoto } from '../engine/recorded.testing.ts';
import { defaultSpec } from '../specs/index.ts';
import { packRecorded, unpackRecorded } from './packed-histograms.ts';
import { parseRecording } from './recording.testing.ts';
import { recordingHeader, recordingLine } from './recording.ts';
import { judgeAgain, rejudge } from './rejudge.ts';
import { broken, facts } from './report.testing.ts';
import { makeReport, type PhotoRow } from './report.ts';

const noBug = (check: string, error: unknown) => {
  throw new Error(`bug in ${check}: ${error}`);
};

/** Shares of counts that share no divisor, as a photo's are. */
const counts = Array.from({ length: 256 }, (_, i) =>
  i > 20 && i < 200 ? 1 + ((i * 37) % 101) : 0,
);
const total = counts.reduce((sum, count) => sum + count, 0);
const histogram = counts.map((count) => count / total);
const recorded = {
  artifacts: { ...goodPhoto, faceLight: { histogram } },
  unavailable: {},
};
const row: PhotoRow = { file: 'a.jpg', ms: 5, outcome: 'accept', findings: [], sha256: 'x' };
const lines = [
  recordingHeader(facts),
  recordingLine(row, recorded),
  recordingLine(broken('b.jpg', 'video'), undefined),
];
const text = `${lines.join('\n')}\n`;

test('a recording keeps everything that was recorded, to the last bit', async () => {
  const parsed = await parseRecording(text);
  expect(parsed).toEqual({
    ok: true,
    value: {
      ...facts,
      photos: [
        { file: 'a.jpg', ms: 5, sha256: 'x', recorded },
        { file: 'b.jpg', ms: 1, error: 'video' },
      ],
    },
  });
});

test('histograms are written as counts, or unchanged where counts cannot be found', () => {
  expect(packRecorded(recorded).artifacts.faceLight).toEqual({ histogram: { counts } });
  const odd = histogram.map((share, i) => (i === 30 ? share * 1.0001 : share));
  const other = { artifacts: { faceLight: { histogram: odd } }, unavailable: {} };
  expect(packRecorded(other)).toEqual(other);
  expect(unpackRecorded(packRecorded(other))).toEqual(other);
  const dark = { artifacts: { faceLight: { histogram: counts.map(() => 0) } }, unavailable: {} };
  expect(unpackRecorded(packRecorded(dark))).toEqual(dark);
});

test('of two lines for one photo the later counts, and a line that was cut off does not count', async () => {
  const again = recordingLine({ ...row, ms: 7 }, recorded);
  const parsed = await parseRecording(`${text}${again}\n${again.slice(0, 40)}`);
  expect(parsed.ok && parsed.value.photos.map(({ ms }) => ms)).toEqual([7, 1]);
});

test.each([
  ['', 'line 1'],
  ['{"schema":2,"kind":"recording"}\n', 'line 1: schema'],
  [`${lines[0]}\nnonsense\n${lines[2]}\n`, 'line 2'],
  [`${lines[0]}\n{"file":1}\n${lines[2]}\n`, 'line 2: is no recorded photo'],
])('%j is no recording: %s', async (broken, why) => {
  const parsed = await parseRecording(broken);
  expect(parsed).toEqual({ ok: false, why: expect.stringContaining(why) });
});

test('a recording is judged like the photo itself', async () => {
  const parsed = await parseRecording(text);
  if (!parsed.ok) throw new Error(parsed.why);
  const report = rejudge(parsed.value, defaultSpec, noBug);
  expect(report.spec).toBe('cn-resident-id@1.4.0');
  expect(report.totals).toMatchObject({ photos: 2, accept: 1, errors: 1 });
  expect(report.photos[1]).toEqual(broken('b.jpg', 'video'));
});

test('other limits give the same result for a report’s values and for the recording', async () => {
  const parsed = await parseRecording(text);
  if (!parsed.ok) throw new Error(parsed.why);
  const { rules } = defaultSpec;
  const strict = {
    ...defaultSpec,
    rules: { ...rules, sharpness: { ...rules.sharpness!, limits: { min: 0.9, grey: 0.01 } } },
  };
  const report = rejudge(parsed.value, defaultSpec, noBug);
  const again = judgeAgain(report, strict);
  expect(again).toEqual(rejudge(parsed.value, strict, noBug));
  expect(again.totals).toMatchObject({ reject: 1, errors: 1 });
  expect(judgeAgain(makeReport(facts, []), strict).photos).toEqual([]);
});
