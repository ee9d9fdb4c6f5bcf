import { describe, expect, test } from 'vitest';
import type { CheckId } from '../../checks/index.ts';
import type { Assessment } from '../../engine/assessment.ts';
import type { Finding, Outcome } from '../../engine/verdict.ts';
import type { Receipt } from '../../receipt/answers.ts';
import type { Capture } from '../../receipt/capture.ts';
import type { Claim } from '../../receipt/content.ts';
import { defaultSpec } from '../../specs/index.ts';
import type { Issued } from '../submission/sending.ts';
import {
  type Checked,
  photosOf,
  type ResidentEvent,
  type ResidentState,
  residentAfter,
  type SecretClaim,
  type Step,
  startResident,
  takesDrops,
} from './machine.ts';

const play = (from: ResidentState, ...events: ResidentEvent[]): ResidentState =>
  events.reduce(residentAfter, from);

const failing = (check: CheckId): Finding => ({
  check,
  severity: 'required',
  status: 'fail',
  code: 'low',
  limits: {},
});

function photoOf(outcome: Outcome, change: Partial<Checked> = {}): Checked {
  const assessment: Assessment = {
    mode: 'compose',
    verdict: {
      outcome,
      spec: 'cn-resident-id@1',
      findings: outcome === 'accept' ? [] : [failing('sharpness')],
    },
    photo: new Uint8Array(3),
    mime: 'image/jpeg',
    width: 358,
    height: 441,
    places: {},
    shortfalls: [],
    edits: [],
    notices: [],
    engine: '0.4.0',
    models: '0'.repeat(64),
  };
  return { assessment, spec: defaultSpec, file: new Blob(), ...change };
}

const claimOf = (number: string): SecretClaim => ({
  // The machine reads only the number of a claim.
  claim: { number } as Claim,
  secret: `secret of ${number}`,
});
const receiptOf = (number: string): Issued => ({
  receipt: { number } as Receipt,
  photo: new Uint8Array(3),
  claim: claimOf(number).claim,
});

const NUMBER = '26112385540264076434';
const made = claimOf(NUMBER);
const issued = receiptOf(NUMBER);
const accepted = photoOf('accept');
const rejected = photoOf('reject');

/** The events of a check that begins after `before` others, up to its result. */
const found = (checked: Checked, before = 0): ResidentEvent[] => [
  { type: 'photo' },
  { type: 'checked', check: before + 1, checked },
];
const history = (step: Step) => ({ type: 'history', step }) as const;

const start = startResident('start');
const camera = play(start, { type: 'camera' });
const progress = play(start, { type: 'photo' });
const result = play(start, ...found(accepted));
const consent = play(result, { type: 'to-consent' });
const sending = play(
  consent,
  { type: 'agree', agreed: true },
  { type: 'submit' },
  { type: 'claimed', checked: accepted, made },
);
const queued = play(sending, { type: 'kept', number: NUMBER });
const receipt = play(sending, { type: 'sent', number: NUMBER, issued });
const stuck = play(
  start,
  ...found(photoOf('reject')),
  ...found(photoOf('review'), 1),
  ...found(rejected, 2),
);

describe('the way to a receipt', () => {
  test('leads from a photo over the consent to the receipt', () => {
    const steps = [start, progress, result, consent, sending, receipt].map(({ step }) => step);
    expect(steps).toEqual(['start', 'progress', 'result', 'consent', 'consent', 'receipt']);
    expect(start.moved).toBe(false);
    expect(progress.moved).toBe(true);
    expect(receipt.issued).toBe(issued);
    expect(receipt.submission).toEqual({
      kind: undefined,
      agreed: true,
      agreementMissing: false,
      made,
      sending: 'no',
      problem: undefined,
    });
  });

  test('the camera that guides is one way to begin it', () => {
    expect(camera).toEqual({
      ...start,
      step: 'camera',
      entry: 'camera',
      moved: true,
      hasCamera: true,
    });
    expect(play(camera, { type: 'photo' }).step).toBe('progress');
  });

  test('nothing is sent before the person agreed, and they are told so', () => {
    const asked = play(consent, { type: 'submit' });
    expect(asked.submission).toEqual({ ...consent.submission, agreementMissing: true });
    const agreed = play(asked, { type: 'agree', agreed: true });
    expect(agreed.submission).toEqual({ ...consent.submission, agreed: true });
    const not = play(agreed, { type: 'agree', agreed: false });
    expect(play(not, { type: 'submit' }).submission.sending).toBe('no');
    expect(play(agreed, { type: 'submit' }).submission.sending).toBe('now');
  });

  test('is closed to a file where the document wants a photo that was taken here, before staff too', () => {
    const spec = { ...defaultSpec, capture: 'here' } as const;
    const capture: Capture = {
      how: 'here',
      frames: ['1'.repeat(64)],
      camera: { label: '', width: 1280, height: 720 },
    };
    const file = play(start, ...found(photoOf('accept', { spec })));
    expect(play(file, { type: 'to-consent' })).toBe(file);
    const taken = play(start, ...found(photoOf('accept', { spec, capture })));
    expect(play(taken, { type: 'to-consent' }).step).toBe('consent');
    const failed = [photoOf('reject'), photoOf('reject'), photoOf('reject', { spec })] as const;
    const asked = play(start, ...failed.flatMap((one, i) => found(one, i)));
    expect(asked.step).toBe('stuck');
    expect(play(asked, { type: 'to-review' })).toBe(asked);
  });

  test('starting over forgets the photo and its receipt', () => {
    expect(play(receipt, { type: 'start-over' })).toEqual({ ...start, moved: true, check: 1 });
    expect(play(queued, { type: 'start-over' })).toEqual({ ...start, moved: true, check: 1 });
  });
});

describe('a check', () => {
  test('shows its progress, and can be cancelled', () => {
    const later = play(progress, { type: 'stage', check: 1, stage: 'measuring' });
    expect(later).toEqual({ ...progress, stage: 'measuring' });
    expect(play(later, { type: 'photo' })).toMatchObject({ check: 2, stage: 'reading' });
    expect(play(later, { type: 'cancel' }).step).toBe('start');
    expect(play(result, { type: 'photo' }, { type: 'cancel' })).toEqual({ ...result, check: 2 });
  });

  test('counts only while it is the latest check', () => {
    const second = play(progress, { type: 'photo' });
    const first: ResidentEvent[] = [
      { type: 'stage', check: 1, stage: 'measuring' },
      { type: 'checked', check: 1, checked: accepted },
      { type: 'refused', check: 1, refusal: 'video' },
    ];
    for (const event of first) expect(play(second, event)).toBe(second);
    const cancelled = play(second, { type: 'cancel' });
    expect(play(cancelled, { type: 'checked', check: 2, checked: accepted })).toBe(cancelled);
  });

  test('of an unusable file changes nothing else, and says why', () => {
    const refused: ResidentEvent = { type: 'refused', check: 1, refusal: 'video' };
    expect(play(progress, refused)).toEqual({ ...progress, step: 'start', refusal: 'video' });
    const again = play(consent, { type: 'photo' }, { ...refused, check: 2 });
    expect(again).toEqual({ ...consent, check: 2, step: 'result', refusal: 'video' });
    expect(play(again, { type: 'photo' }).refusal).toBeUndefined();
    expect(play(again, { type: 'to-result' })).toEqual({ ...again, refusal: undefined });
  });

  test('replaces everything about the photo before', () => {
    const next = play(queued, ...found(rejected, 1));
    expect(next).toMatchObject({ step: 'result', checked: rejected, issued: undefined });
    expect(next.submission).toEqual(start.submission);
  });

  test('of an edited photo leads back to the one before', () => {
    const { file } = accepted;
    const edited = photoOf('accept', { file, before: accepted });
    const whitened = play(result, ...found(edited, 1));
    expect(whitened.checked).toBe(edited);
    expect(play(whitened, { type: 'undo-edits' })).toEqual({ ...whitened, checked: accepted });
    expect(play(result, { type: 'undo-edits' })).toBe(result);
  });
});

describe('after three photos that do not pass', () => {
  test('another way is shown, and staff can decide', () => {
    expect(stuck).toMatchObject({ step: 'stuck', entry: 'stuck', checked: rejected });
    expect(stuck.failures.map(({ outcome }) => outcome)).toEqual(['reject', 'review', 'reject']);
    const review = play(stuck, { type: 'to-review' });
    expect(review).toMatchObject({ step: 'consent', submission: { kind: 'review' } });
    const back = play(review, { type: 'to-result' });
    expect(back.step).toBe('result');
    expect(play(back, { type: 'to-stuck' }).step).toBe('stuck');
  });

  test('what is agreed to for one kind is not agreed to for another', () => {
    const agreed = play(stuck, { type: 'to-review' }, { type: 'agree', agreed: true });
    const again = play(agreed, history('stuck'), { type: 'to-review' });
    expect(again.submission.agreed).toBe(true);
    const other = { ...agreed, submission: { ...agreed.submission, kind: undefined } };
    expect(play(other, history('stuck'), { type: 'to-review' }).submission).toEqual({
      ...start.submission,
      kind: 'review',
    });
  });

  test('staff decide about no photo that passed, and about no file of the wrong kind', () => {
    for (const checked of [accepted, photoOf('reject')]) {
      const { assessment } = checked;
      const findings = [failing('file-format')];
      const verdict = { ...assessment.verdict, findings };
      const state = { ...stuck, checked: { ...checked, assessment: { ...assessment, verdict } } };
      expect(play(state, { type: 'to-review' })).toBe(state);
    }
  });

  test('the same file again is no further try, and a photo that passes ends the count', () => {
    const twice = play(start, ...found(photoOf('reject')), ...found(rejected, 1));
    const again = play(twice, ...found(photoOf('reject', { file: rejected.file }), 2));
    expect(again.failures).toHaveLength(2);
    expect(again.step).toBe('result');
    expect(play(again, { type: 'to-stuck' })).toBe(again);
    expect(play(again, ...found(accepted, 3)).failures).toEqual([]);
  });

  test('a photo that did not pass gets a consent only for staff', () => {
    const failed = play(start, ...found(rejected));
    expect(play(failed, { type: 'to-consent' })).toBe(failed);
  });
});

describe('without a network', () => {
  test('the photo waits on this device, and becomes its receipt by itself', () => {
    expect(queued).toMatchObject({ step: 'queued', entry: 'queued', checked: accepted });
    expect(queued.submission).toEqual({ ...sending.submission, sending: 'waiting' });
    const delivered = play(queued, { type: 'delivered', number: NUMBER, issued });
    expect(delivered).toEqual({ ...queued, step: 'receipt', entry: 'receipt', issued });
  });

  test('what is sent again is the same claim', () => {
    const consentAgain = play(queued, history('consent'));
    const again = play(consentAgain, { type: 'submit' });
    expect(again.submission).toEqual(sending.submission);
    expect(play(again, { type: 'claimed', checked: accepted, made: claimOf('other') })).toBe(again);
  });

  test('a device that keeps nothing says what went wrong, and the person may try again', () => {
    const problem = { code: 'offline' } as const;
    const failed = play(sending, { type: 'failed', number: NUMBER, problem });
    expect(failed.step).toBe('consent');
    expect(failed.submission).toEqual({ ...sending.submission, sending: 'no', problem });
    expect(play(failed, { type: 'submit' }).submission).toEqual(sending.submission);
  });

  test('a photo of an earlier visit that came through is shown when the person wants it', () => {
    const other = receiptOf('26112385540264076435');
    const event = { number: other.receipt.number, issued: other };
    expect(play(start, { type: 'delivered', ...event })).toBe(start);
    expect(play(queued, { type: 'delivered', ...event })).toBe(queued);
    const shown = play(start, { type: 'show', issued: other });
    expect(shown).toEqual({
      ...start,
      step: 'receipt',
      entry: 'receipt',
      moved: true,
      issued: other,
    });
  });
});

describe('an answer that comes late', () => {
  test('belongs to the claim that was sent, and to no other', () => {
    const problem = { code: 'internal' } as const;
    const number = '26112385540264076435';
    const other = receiptOf(number);
    expect(play(sending, { type: 'sent', number, issued: other })).toBe(sending);
    expect(play(sending, { type: 'kept', number })).toBe(sending);
    expect(play(sending, { type: 'failed', number, problem })).toBe(sending);
    const replaced = play(sending, history('result'), ...found(photoOf('accept'), 1));
    expect(play(replaced, { type: 'sent', number: NUMBER, issued })).toBe(replaced);
    expect(play(replaced, { type: 'claimed', checked: accepted, made })).toBe(replaced);
  });

  test('is shown in whichever step the person is, and ends a check of another photo', () => {
    const back = play(sending, history('result'));
    expect(play(back, { type: 'sent', number: NUMBER, issued }).step).toBe('receipt');
    const checking = play(back, { type: 'photo' });
    const shown = play(checking, { type: 'sent', number: NUMBER, issued });
    expect(shown.step).toBe('receipt');
    expect(play(shown, { type: 'checked', check: 2, checked: rejected })).toBe(shown);
  });
});

describe("the browser's back and forward buttons", () => {
  test('find an entry for every step that the person reached, except a check', () => {
    const entries = [start, camera, progress, result, consent, sending, queued, receipt, stuck];
    expect(entries.map(({ entry }) => entry)).toEqual([
      'start',
      'camera',
      'start',
      'result',
      'consent',
      'consent',
      'queued',
      'receipt',
      'stuck',
    ]);
    const cancelled = play(camera, { type: 'photo' }, { type: 'cancel' });
    expect(cancelled).toMatchObject({ step: 'start', entry: 'camera' });
  });

  test('show a step that still holds, as the person left it', () => {
    expect(play(consent, history('result'))).toEqual({
      ...consent,
      step: 'result',
      entry: 'result',
    });
    const steps: Step[] = ['start', 'result', 'stuck', 'consent', 'receipt'];
    expect(steps.map((step) => play(receipt, history(step)).step)).toEqual(steps);
    expect(play(queued, history('start'), history('queued')).step).toBe('queued');
    expect(play(camera, history('start'), history('camera')).step).toBe('camera');
  });

  test('show the start for a step that no longer holds', () => {
    const steps: Step[] = ['camera', 'progress', 'result', 'stuck', 'consent', 'queued', 'receipt'];
    for (const step of steps) {
      const shown = play(start, history(step));
      expect(shown).toEqual({ ...start, moved: true, entry: step });
    }
    expect(play(receipt, { type: 'start-over' }, history('receipt')).step).toBe('start');
    expect(play(result, history('queued')).step).toBe('start');
  });

  test('do not leave a running check', () => {
    const checking = play(camera, { type: 'photo' });
    const back = play(checking, history('start'));
    expect(back).toEqual({ ...checking, entry: 'start' });
    expect(play(back, { type: 'checked', check: 1, checked: accepted })).toMatchObject({
      step: 'result',
      entry: 'result',
    });
  });

  test('a page that is loaded again starts from the beginning, at the entry that it finds', () => {
    const loaded = startResident('consent');
    expect(loaded).toEqual({ ...start, entry: 'consent' });
    expect(play(loaded, history('result'))).toMatchObject({ step: 'start', entry: 'result' });
  });
});

test('a dropped photo is accepted, except while one is being sent or has a receipt', () => {
  const states = [start, camera, progress, result, stuck, consent, sending, queued, receipt];
  expect(states.filter((state) => !takesDrops(state))).toEqual([sending, receipt]);
  expect(takesDrops(play(sending, history('result')))).toBe(true);
});

test('the page may show the photo, what it was before it was edited, and that of the receipt', () => {
  expect(photosOf(start)).toEqual(new Set());
  const before = photoOf('reject');
  const edited = photoOf('accept', { before });
  const photos = photosOf({ ...start, checked: edited, issued });
  expect([...photos]).toEqual([edited.assessment.photo, before.assessment.photo, issued.photo]);
  const same = { ...issued, photo: edited.assessment.photo };
  expect(photosOf({ ...start, checked: { ...accepted, ...edited }, issued: same }).size).toBe(2);
});

describe('an event changes something in the steps where it can happen, and nothing in others', () => {
  const states = { start, camera, progress, result, stuck, consent, sending, queued, receipt };
  type Name = keyof typeof states;
  const problem = { code: 'internal' } as const;
  const all = Object.keys(states) as Name[];
  const cases: {
    readonly [T in ResidentEvent['type']]: readonly [
      ResidentEvent & { readonly type: T },
      readonly Name[],
    ];
  } = {
    camera: [{ type: 'camera' }, ['start', 'result', 'stuck']],
    photo: [{ type: 'photo' }, all],
    stage: [{ type: 'stage', check: 1, stage: 'composing' }, ['progress']],
    checked: [{ type: 'checked', check: 1, checked: rejected }, ['progress']],
    refused: [{ type: 'refused', check: 1, refusal: 'video' }, ['progress']],
    cancel: [{ type: 'cancel' }, ['progress']],
    'undo-edits': [{ type: 'undo-edits' }, []],
    'to-result': [{ type: 'to-result' }, ['stuck', 'consent', 'sending']],
    'to-stuck': [{ type: 'to-stuck' }, []],
    'to-consent': [{ type: 'to-consent' }, ['result']],
    'to-review': [{ type: 'to-review' }, ['stuck']],
    agree: [{ type: 'agree', agreed: false }, ['consent', 'sending']],
    submit: [{ type: 'submit' }, ['consent']],
    claimed: [{ type: 'claimed', checked: accepted, made }, []],
    sent: [{ type: 'sent', number: NUMBER, issued }, ['sending']],
    kept: [{ type: 'kept', number: NUMBER }, ['sending']],
    failed: [{ type: 'failed', number: NUMBER, problem }, ['sending']],
    delivered: [{ type: 'delivered', number: NUMBER, issued }, ['queued']],
    show: [{ type: 'show', issued }, ['start', 'queued']],
    'start-over': [{ type: 'start-over' }, ['queued', 'receipt']],
    history: [history('start'), all],
  };

  test.each(Object.values(cases))('$type', (event, steps) => {
    expect(all.filter((name) => play(states[name], event) !== states[name])).toEqual(steps);
  });
});
