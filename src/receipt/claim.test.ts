import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../engine/assessment.ts';
import { judge } from '../engine/verdict.ts';
import { defaultSpec } from '../specs/index.ts';
import { type Capture, capturedOf, unchallenged } from './capture.ts';
import { makeClaim, renewClaim } from './claim.ts';
import { claimSchema } from './content.ts';
import { receiptNumber } from './number.ts';

const nonce = Uint8Array.from({ length: 16 }, (_, i) => i);
const now = new Date('2026-11-22T16:30:00.000Z');
const capture: Capture = {
  how: 'here',
  challenge: '1795968900.ab',
  frames: ['1'.repeat(64), '2'.repeat(64)],
  continuity: { pose: 1.5, light: 2, landmarks: 0.01 },
  camera: { label: 'Front camera', width: 1280, height: 720 },
};
const assessment: Assessment = {
  mode: 'compose',
  verdict: judge(
    new Map([
      ['face-count', { value: 1 }],
      ['frame-size', { value: '358x441' }],
      ['pose-yaw', { unknown: 'no-face' }],
      ['file-bytes', { value: 9 }],
    ]),
    defaultSpec,
  ),
  photo: Uint8Array.from([97, 98, 99]),
  mime: 'image/jpeg',
  width: 358,
  height: 441,
  places: {},
  shortfalls: [],
  edits: [],
  notices: [],
  engine: '0.1.0',
  models: 'a'.repeat(64),
};

describe('makeClaim', () => {
  test('says what was measured and nothing of limits', async () => {
    const claim = await makeClaim(assessment, { nonce, now });
    const { findings, ...rest } = claim;
    expect(rest).toEqual({
      schema: 1,
      number: await receiptNumber(assessment.photo, nonce, now),
      nonce: '000102030405060708090a0b0c0d0e0f',
      photoSha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      spec: `${defaultSpec.id}@${defaultSpec.version}`,
      engine: '0.1.0',
      models: 'a'.repeat(64),
      mode: 'compose',
      assessedBy: 'self',
      assessedAt: '2026-11-22T16:30:00.000Z',
      outcome: 'reject',
    });
    expect(rest.number.slice(0, 6)).toBe('261123');
    expect(findings).toContainEqual({ check: 'face-count', status: 'pass', value: 1 });
    expect(findings).toContainEqual({ check: 'file-bytes', status: 'fail', code: 'low', value: 9 });
    expect(findings).toContainEqual({ check: 'pose-yaw', status: 'unknown', code: 'no-face' });
  });

  test('says what was changed in the photo, where something was', async () => {
    const claim = await makeClaim({ ...assessment, edits: ['white-background'] }, { nonce, now });
    expect(claim.edits).toEqual(['white-background']);
    expect(v.parse(claimSchema, JSON.parse(JSON.stringify(claim)))).toEqual(claim);
  });

  test('says that the camera of the page took the photo, where it did', async () => {
    const claim = await makeClaim(assessment, { nonce, now, capture });
    expect(claim.capture).toEqual(capture);
    expect(v.parse(claimSchema, JSON.parse(JSON.stringify(claim)))).toEqual(claim);
    expect(capturedOf(claim)).toBe('here');
    const without = unchallenged(claim);
    expect(capturedOf(without)).toBe('here-unchallenged');
    expect(v.is(claimSchema, without)).toBe(true);
    expect({ ...without, capture }).toEqual(claim);
    const upload = await makeClaim(assessment, { nonce, now });
    expect(capturedOf(upload)).toBeUndefined();
    expect(unchallenged(upload)).toBe(upload);
  });

  test('fits its schema, before and after JSON', async () => {
    const claim = await makeClaim(assessment, { nonce, now });
    expect(v.parse(claimSchema, claim)).toEqual(claim);
    expect(v.parse(claimSchema, JSON.parse(JSON.stringify(claim)))).toEqual(claim);
  });
});

test('renewClaim gives the same claim with a number for the new day', async () => {
  const claim = await makeClaim(assessment, { nonce, now, kind: 'review' });
  const later = new Date('2026-11-25T16:30:00.000Z');
  const other = new Uint8Array(16).fill(7);
  const renewed = await renewClaim(claim, assessment.photo, { nonce: other, now: later });
  expect(renewed).toEqual({
    ...claim,
    nonce: '07'.repeat(16),
    assessedAt: '2026-11-25T16:30:00.000Z',
    number: await receiptNumber(assessment.photo, other, later),
  });
  expect(renewed.number.slice(0, 6)).toBe('261126');
  expect(renewed).toEqual(
    await makeClaim(assessment, { nonce: other, now: later, kind: 'review' }),
  );
});

describe('claimSchema refuses', () => {
  test.each<[string, object]>([
    ['an unknown key', { extra: 1 }],
    ['another schema', { schema: 2 }],
    ['a number with spaces', { number: '2611 2385 5402 6407 6434' }],
    ['a short nonce', { nonce: '00' }],
    ['an upper-case digest', { photoSha256: 'A'.repeat(64) }],
    ['a spec without version', { spec: 'cn-resident-id' }],
    ['an engine that is no version', { engine: 'latest' }],
    ['a time elsewhere', { assessedAt: '2026-11-23T00:30:00.000+08:00' }],
    ['no time', { assessedAt: 'yesterday' }],
    ['an unknown edit', { edits: ['retouched'] }],
    ['an edit twice', { edits: ['white-background', 'white-background'] }],
    ['no edit at all', { edits: [] }],
    ['nobody known', { assessedBy: 'someone' }],
    ['no findings', { findings: [] }],
    ['an unknown check', { findings: [{ check: 'beauty', status: 'pass', value: 1 }] }],
    ['a capture elsewhere', { capture: { ...capture, how: 'there' } }],
    ['a capture with no frame', { capture: { ...capture, frames: [] } }],
    ['too many frames', { capture: { ...capture, frames: Array(9).fill('1'.repeat(64)) } }],
    ['a frame that is no digest', { capture: { ...capture, frames: ['1'] } }],
    ['a challenge that is too long', { capture: { ...capture, challenge: 'a'.repeat(201) } }],
    ['a challenge with other signs', { capture: { ...capture, challenge: 'a b' } }],
    [
      'a long name of a camera',
      { capture: { ...capture, camera: { ...capture.camera, label: 'a'.repeat(81) } } },
    ],
    [
      'a camera without pixels',
      { capture: { ...capture, camera: { ...capture.camera, width: 0 } } },
    ],
    [
      'a pose beyond a turn',
      { capture: { ...capture, continuity: { pose: 361, light: 0, landmarks: 0 } } },
    ],
    ['half a continuity', { capture: { ...capture, continuity: { pose: 1 } } }],
    ['a value beyond numbers', { findings: [{ check: 'pose-yaw', status: 'pass', value: null }] }],
  ])('%s', async (_, change) => {
    const claim = await makeClaim(assessment, { nonce, now });
    expect(v.is(claimSchema, { ...claim, ...change })).toBe(false);
  });
});
