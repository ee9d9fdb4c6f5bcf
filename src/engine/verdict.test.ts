import { describe, expect, test } from 'vitest';
import { type CheckId, checks } from '../checks/index.ts';
import type { Artifacts } from '../core/check/artifacts.ts';
import { gatherer, maker, Unavailable } from '../core/check/gatherer.ts';
import { told } from '../core/face/answers.testing.ts';
import { defaultSpec, specs } from '../specs/index.ts';
import { goodPhoto } from './recorded.testing.ts';
import { type Finding, firstConcern, judge, measureAndJudge, outcome } from './verdict.ts';

const noBug = (check: string, error: unknown) => {
  throw new Error(`bug in ${check}: ${error}`);
};

const verdictOf = (change: Partial<Artifacts> = {}) =>
  measureAndJudge(gatherer({ ...goodPhoto, ...change }, {}), defaultSpec, noBug);

const headWith = (change: Partial<Artifacts['head']>) => ({
  head: { ...goodPhoto.head, ...change },
});

describe('measureAndJudge', () => {
  test('accepts a recorded good photo without any maker', async () => {
    const { outcome, spec, findings } = await verdictOf();
    expect(outcome).toBe('accept');
    expect(spec).toBe('cn-resident-id@1.4.0');
    const named = checks.filter(({ id }) => defaultSpec.rules[id]);
    expect(findings.map(({ check }) => check)).toEqual(named.map(({ id }) => id));
    expect(findings.every(({ status }) => status === 'pass')).toBe(true);
  });

  test.each<[CheckId, Partial<Artifacts>, Partial<Finding>, string]>([
    [
      'face-width',
      headWith({ leftCheek: { x: 306, y: 215 } }),
      { status: 'fail', code: 'high', value: 231 },
      'reject',
    ],
    [
      'face-width',
      headWith({ leftCheek: { x: 268.5, y: 215 } }),
      { status: 'unsure', code: 'low', value: 193.5 },
      'review',
    ],
    [
      'pose-yaw',
      { pose: { yaw: 9, pitch: 0, roll: 0 } },
      { status: 'fail', code: 'high', value: 9 },
      'reject',
    ],
    [
      'pose-pitch',
      { pose: { yaw: 0, pitch: -8, roll: 0 } },
      { status: 'unsure', code: 'low', value: -8 },
      'review',
    ],
    [
      'face-count',
      { source: { faceCount: 3, faceWidth: 300 } },
      { status: 'fail', code: 'high', value: 3 },
      'reject',
    ],
    [
      'file-format',
      { file: { ...goodPhoto.file, mime: 'image/png' } },
      { status: 'fail', code: 'other', value: 'image/png' },
      'reject',
    ],
    [
      'file-dpi',
      { file: { ...goodPhoto.file, dpi: 96 } },
      { status: 'fail', code: 'low', severity: 'advised' },
      'accept',
    ],
    [
      'background-white',
      { background: { ...goodPhoto.background, fromWhite: 40 } },
      { status: 'fail', code: 'high' },
      'reject',
    ],
  ])('%s: %#', async (check, change, expected, outcome) => {
    const verdict = await verdictOf(change);
    expect(verdict.findings.find((finding) => finding.check === check)).toMatchObject(expected);
    expect(verdict.outcome).toBe(outcome);
    expect(firstConcern(verdict)?.check).toBe(check);
  });

  test('passing but not ideal is advice', async () => {
    const verdict = await verdictOf({ source: { faceCount: 1, faceWidth: 200 } });
    expect(verdict.outcome).toBe('accept');
    expect(verdict.findings.find(({ check }) => check === 'source-face-width')).toMatchObject({
      status: 'pass',
      advice: 'low',
    });
  });

  test('a file that states no dpi is unknown, and only advised', async () => {
    const { dpi: _, ...file } = goodPhoto.file;
    const verdict = await verdictOf({ file });
    expect(verdict.outcome).toBe('accept');
    expect(verdict.findings.find(({ check }) => check === 'file-dpi')).toMatchObject({
      status: 'unknown',
      code: 'not-stated',
    });
  });

  test('without a face, the checks that need one are unknown, and the first concern is the face count', async () => {
    const { apertures: _, pose: __, head: ___, gaze: ____, ...rest } = goodPhoto;
    const makers = {
      landmarks: maker('landmarks')([], () => {
        throw new Unavailable('no-face');
      }),
      pose: maker('pose')(['landmarks'], () => goodPhoto.pose),
      head: maker('head')(['landmarks'], () => goodPhoto.head),
      apertures: maker('apertures')(['landmarks'], () => goodPhoto.apertures),
      gaze: maker('gaze')(['landmarks'], () => goodPhoto.gaze),
    };
    const gather = gatherer({ ...rest, source: { faceCount: 0 } }, makers);
    const verdict = await measureAndJudge(gather, defaultSpec, noBug);
    expect(verdict.outcome).toBe('reject');
    expect(firstConcern(verdict)).toMatchObject({ check: 'face-count', code: 'low', value: 0 });
    const unknown = verdict.findings.filter(({ status }) => status === 'unknown');
    expect(unknown.map(({ check }) => check)).toEqual([
      'pose-roll',
      'pose-yaw',
      'pose-pitch',
      'source-face-width',
      'face-width',
      'eye-line',
      'head-top-gap',
      'face-centre',
      'eyes-open',
      'mouth-closed',
      'expression',
      'gaze',
      'skin-colour',
    ]);
    expect(unknown.every(({ code }) => code === 'no-face')).toBe(true);
  });

  test('a bug in a check is reported, and means review, never accept', async () => {
    const bugs: string[] = [];
    const gather = gatherer({ ...goodPhoto, focus: Number.NaN }, {});
    const verdict = await measureAndJudge(gather, defaultSpec, (check) => bugs.push(check));
    expect(bugs).toEqual(['sharpness']);
    expect(verdict.outcome).toBe('review');
    expect(firstConcern(verdict)).toMatchObject({
      check: 'sharpness',
      status: 'unknown',
      code: 'error',
    });
  });
});

describe('the gap above the hair gives way to the eye line', () => {
  const gap = (findings: readonly Finding[]) =>
    findings.find(({ check }) => check === 'head-top-gap');

  test('excused where raising it would break the eye line', async () => {
    const verdict = await verdictOf(headWith({ top: -4, eyes: { x: 179, y: 226 } }));
    expect(gap(verdict.findings)).toMatchObject({ status: 'pass', advice: 'low', value: -4 });
    expect(gap(verdict.findings)).not.toHaveProperty('code');
    expect(verdict.outcome).toBe('accept');
  });

  test('not excused where there is room for both', async () => {
    const verdict = await verdictOf(headWith({ top: -4, eyes: { x: 179, y: 200 } }));
    expect(gap(verdict.findings)).toMatchObject({ status: 'fail', code: 'low' });
  });

  test('a gap that is too wide is never excused', async () => {
    const verdict = await verdictOf(headWith({ top: 40, eyes: { x: 179, y: 233 } }));
    expect(gap(verdict.findings)).toMatchObject({ status: 'fail', code: 'high' });
  });
});

describe('judge', () => {
  test('gives for the reported values the same verdict as measureAndJudge', async () => {
    const verdict = await verdictOf({ pose: { yaw: 20, pitch: 0, roll: 0 } });
    const measured = new Map(
      verdict.findings.map(({ check, value, code }) => [
        check,
        value === undefined ? { unknown: code ?? '' } : { value },
      ]),
    );
    expect(judge(measured, defaultSpec)).toEqual(verdict);
  });

  test('a rule without a measurement is unknown', () => {
    const verdict = judge(new Map(), defaultSpec);
    expect(verdict.outcome).toBe('review');
    expect(verdict.findings.every(({ code }) => code === 'not-measured')).toBe(true);
  });
});

describe('outcome', () => {
  const finding = (severity: Finding['severity'], status: Finding['status']): Finding => ({
    check: 'sharpness',
    severity,
    status,
    limits: {},
  });

  test.each([
    ['accept', [finding('required', 'pass'), finding('advised', 'fail')]],
    ['review', [finding('required', 'pass'), finding('required', 'unsure')]],
    ['review', [finding('required', 'unknown')]],
    ['reject', [finding('required', 'unknown'), finding('required', 'fail')]],
  ] as const)('%s: %j', (expected, findings) => {
    expect(outcome(findings)).toBe(expected);
  });
});

test('the first concern is the most serious, then the first in order', async () => {
  const verdict = await verdictOf({
    pose: { yaw: 6, pitch: 0, roll: 0 },
    background: { ...goodPhoto.background, fromWhite: 40 },
    focus: 0.1,
  });
  expect(firstConcern(verdict)?.check).toBe('background-white');
});

describe('a check without its ground', () => {
  const of = (findings: readonly Finding[], check: CheckId) =>
    findings.find((finding) => finding.check === check);

  test('is unknown, keeps its value, and names the cause', async () => {
    const { findings, outcome } = await verdictOf({
      ...headWith({ leftCheek: { x: 240, y: 215 } }),
      pose: { yaw: 12, pitch: 0, roll: 0 },
    });
    expect(of(findings, 'face-width')).toMatchObject({
      status: 'unknown',
      code: 'pose-yaw',
      value: 165,
    });
    expect(outcome).toBe('reject');
  });

  test('is not excused by a doubt', async () => {
    const { findings } = await verdictOf({
      ...headWith({ leftCheek: { x: 240, y: 215 } }),
      pose: { yaw: 6, pitch: 0, roll: 0 },
    });
    expect(of(findings, 'pose-yaw')?.status).toBe('unsure');
    expect(of(findings, 'face-width')?.status).toBe('fail');
  });

  test('still passes where it passed', async () => {
    const { findings } = await verdictOf({ pose: { yaw: 12, pitch: 0, roll: 0 } });
    expect(of(findings, 'face-width')?.status).toBe('pass');
  });

  test.each([
    [12, 'fail', 'face-covering'],
    [24.9, 'fail', 'face-covering'],
    [25, 'unknown', 'pose-yaw'],
    [-40, 'unknown', 'pose-yaw'],
  ])('a covered face turned by %d°: %s, said first %s', async (yaw, status, first) => {
    const verdict = await verdictOf({
      pose: { yaw, pitch: 0, roll: 0 },
      coverings: { ...goodPhoto.coverings, face: 0.8 },
    });
    expect(of(verdict.findings, 'face-covering')?.status).toBe(status);
    expect(firstConcern(verdict)?.check).toBe(first);
  });

  test('a hat comes first, and spoils the gap above the hair', async () => {
    const verdict = await verdictOf({
      ...headWith({ top: 40 }),
      coverings: { ...goodPhoto.coverings, head: 0.9 },
      answers: told({ ears: 1, hat: 0.9 }),
    });
    expect(firstConcern(verdict)?.check).toBe('head-covering');
    expect(of(verdict.findings, 'head-top-gap')).toMatchObject({
      status: 'unknown',
      code: 'head-covering',
    });
  });

  test('in the dark only the light is spoken of', async () => {
    const verdict = await verdictOf({
      skin: { ...goodPhoto.skin, l: 10 },
      eyeLook: { ...goodPhoto.eyeLook, whites: { l: 10, a: 2, b: 4 } },
      coverings: { ...goodPhoto.coverings, leftTint: 0.9 },
      pose: { yaw: 30, pitch: 0, roll: 0 },
    });
    expect(of(verdict.findings, 'face-brightness')).toMatchObject({ status: 'fail' });
    expect(of(verdict.findings, 'glasses-tint')?.code).toBe('face-brightness');
    expect(of(verdict.findings, 'pose-yaw')?.code).toBe('face-brightness');
    expect(firstConcern(verdict)?.check).toBe('face-brightness');
  });

  test('no face in the photo itself is no case for staff', () => {
    const measured = new Map<CheckId, { value: number } | { unknown: string }>(
      checks.map(({ id }) => [id, { unknown: 'no-face' }]),
    );
    measured.set('face-count', { value: 1 });
    const verdict = judge(measured, defaultSpec);
    expect(verdict.outcome).toBe('reject');
    expect(firstConcern(verdict)).toMatchObject({ code: 'no-face' });
  });
});

describe('lengths in a photo of another size that the spec allows', () => {
  const visa = specs['us-visa']!;
  const headHeight = (frame: string, value: number) =>
    judge(
      new Map<CheckId, { value: number | string }>([
        ['frame-size', { value: frame }],
        ['head-height', { value }],
      ]),
      visa,
    ).findings.find(({ check }) => check === 'head-height');

  test.each([
    ['600x600', 357, 300, 414],
    ['1200x1200', 714, 600, 828],
  ])('%s', (frame, value, min, max) => {
    expect(headHeight(frame, value)).toMatchObject({ status: 'pass', value, limits: { min, max } });
  });

  test('a size that the spec does not allow changes no limit', () => {
    expect(headHeight('2400x2400', 714)).toMatchObject({ status: 'fail', limits: { min: 300 } });
  });
});
