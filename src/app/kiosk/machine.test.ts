import { describe, expect, test } from 'vitest';
import {
  countdownAt,
  endsAt,
  type KioskEvent,
  type KioskLimits,
  type KioskState,
  kioskAfter,
  maySubmit,
  secondsLeft,
  startKiosk,
  triesLeft,
} from './machine.ts';

const limits: KioskLimits = {
  tries: 3,
  patience: 60_000,
  receipt: 40_000,
  network: 180_000,
  warning: 15_000,
  countdown: 3_000,
};

/** Plays events, one every 100 ms from `from` on. */
const play = (from: KioskState, ...events: KioskEvent[]): KioskState =>
  events.reduce((state, event, i) => kioskAfter(state, event, limits, 1_000 + i * 100), from);

const simple = (...types: ('start' | 'chosen' | 'agree' | 'photo' | 'again' | 'submit')[]) =>
  types.map((type) => ({ type }) as KioskEvent);

const judged = (judgement: KioskState['judgement'], session = 0): KioskEvent => ({
  type: 'judged',
  session,
  judgement: judgement ?? 'refused',
});
const failed = (code: 'offline' | 'claimant', session = 0): KioskEvent => ({
  type: 'failed',
  session,
  problem: { code },
});

const begun = play(startKiosk(0), ...simple('start', 'chosen', 'agree'));
const rejected = play(begun, ...simple('photo'), judged('reject'));
const accepted = play(begun, ...simple('photo'), judged('accept'));
const sending = play(accepted, ...simple('submit'));

test('a person goes from the first touch to the receipt', () => {
  const steps: string[] = [];
  let state = startKiosk(0);
  for (const event of [
    ...simple('start', 'chosen', 'agree', 'photo'),
    judged('accept'),
    ...simple('submit'),
    { type: 'sent', session: 0 } as const,
  ]) {
    state = play(state, event);
    steps.push(state.step);
  }
  expect(steps).toEqual([
    'language',
    'consent',
    'capture',
    'checking',
    'result',
    'sending',
    'receipt',
  ]);
  expect(play(state, { type: 'leave' })).toEqual({ ...startKiosk(1_000), session: 1 });
});

describe('three tries', () => {
  const second = play(rejected, ...simple('again', 'photo'), judged('review'));
  const third = play(second, ...simple('again', 'photo'), judged('reject'));

  test('are counted, and there is no fourth', () => {
    expect([rejected, second, third].map((state) => triesLeft(state, limits))).toEqual([2, 1, 0]);
    expect(play(third, ...simple('again'))).toBe(third);
  });

  test('what did not pass is sent only once they are used up, for staff to decide', () => {
    expect([rejected, second, third].map((state) => maySubmit(state, limits))).toEqual([
      undefined,
      undefined,
      'review',
    ]);
    expect(play(rejected, ...simple('submit'))).toBe(rejected);
    expect(play(third, ...simple('submit')).step).toBe('sending');
    expect(maySubmit(accepted, limits)).toBe('passed');
  });

  test('a file that could not be checked is no try, and is never sent', () => {
    const refused = play(begun, ...simple('photo'), judged('refused'));
    expect(triesLeft(refused, limits)).toBe(3);
    expect(maySubmit(refused, limits)).toBeUndefined();
    const last = play({ ...refused, tries: 3 }, ...simple('submit'));
    expect(last.step).toBe('result');
  });
});

describe('without a sign of a person', () => {
  test('a step ends at the exact millisecond, and a touch delays it', () => {
    const end = endsAt(begun, limits) ?? 0;
    expect(end).toBe(begun.seen + 60_000);
    expect(kioskAfter(begun, { type: 'tick' }, limits, end - 1)).toBe(begun);
    expect(kioskAfter(begun, { type: 'tick' }, limits, end)).toEqual({
      ...startKiosk(end),
      session: 1,
    });
    const touched = kioskAfter(begun, { type: 'touch' }, limits, end - 1);
    expect(endsAt(touched, limits)).toBe(end - 1 + 60_000);
  });

  test('a countdown shows towards the end', () => {
    const end = endsAt(begun, limits) ?? 0;
    const shown = [15_001, 15_000, 14_999, 1_000, 1, 0].map((before) =>
      secondsLeft(begun, limits, end - before),
    );
    expect(shown).toEqual([undefined, 15, 15, 1, 1, 0]);
  });

  test('the receipt step ends sooner; checking and sending wait for the machine only', () => {
    const receipt = play(sending, { type: 'sent', session: 0 });
    expect(endsAt(receipt, limits)).toBe(receipt.seen + 40_000);
    expect(endsAt(play(begun, ...simple('photo')), limits)).toBeUndefined();
    expect(endsAt(sending, limits)).toBeUndefined();
    expect(endsAt(startKiosk(0), limits)).toBeUndefined();
  });

  test('a face before the camera is one, but a picture on the wall is not for long', () => {
    const face = (state: KioskState, at: number) => kioskAfter(state, { type: 'face' }, limits, at);
    let state = begun;
    for (let at = begun.seen; at < begun.touched + 240_000; at += 30_000) state = face(state, at);
    expect(state.seen).toBe(begun.touched + 210_000);
    expect(face(state, begun.touched + 240_000)).toBe(state);
    expect(face(rejected, 5_000)).toBe(rejected);
  });

  test('a touch wakes nobody up who is not there', () => {
    const idle = startKiosk(0);
    expect(play(idle, { type: 'touch' })).toBe(idle);
  });
});

describe('the countdown to the photo', () => {
  const aligned = kioskAfter(begun, { type: 'aligned' }, limits, 10_000);

  test('runs from the first aligned frame', () => {
    const again = kioskAfter(aligned, { type: 'aligned' }, limits, 10_500);
    expect(again).toBe(aligned);
    // A clock that was read just before is none that runs backwards.
    const at = [9_900, 10_000, 10_001, 11_000, 12_999, 13_000, 14_000];
    expect(at.map((now) => countdownAt(again, limits, now))).toEqual([3, 3, 3, 2, 1, 0, 0]);
  });

  test('ends when the person moves, or the camera goes', () => {
    expect(countdownAt(play(aligned, { type: 'unaligned' }), limits, 10_500)).toBeUndefined();
    const lost = play(aligned, { type: 'camera-lost', problem: 'busy' });
    expect(countdownAt(lost, limits, 10_500)).toBeUndefined();
    expect(lost).toMatchObject({ step: 'capture', camera: 'busy' });
    expect(play(lost, { type: 'camera-back' })).not.toHaveProperty('camera');
  });

  test('standing in the right place is a sign of a person', () => {
    expect(aligned.seen).toBe(10_000);
  });
});

describe('without a network', () => {
  test('sending is tried again, less and less often, and gives up after its own patience', () => {
    let state = sending;
    const waits: number[] = [];
    let now = 20_000;
    for (let i = 0; i < 6; i++) {
      state = kioskAfter(state, failed('offline'), limits, now);
      waits.push((state.failure?.retryAt ?? 0) - now);
      now = state.failure?.retryAt ?? now;
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    expect(endsAt(state, limits)).toBe(20_000 + 180_000);
  });

  test('a person may try at once', () => {
    const waiting = play(sending, failed('offline'));
    const now = kioskAfter(waiting, { type: 'retry' }, limits, 5_000);
    expect(now.failure?.retryAt).toBe(5_000);
    expect(play(now, { type: 'sent', session: 0 }).step).toBe('receipt');
  });

  test('problems that trying again cannot solve are not tried again', () => {
    const final = play(sending, failed('claimant'));
    expect(final.failure?.retryAt).toBeUndefined();
    expect(play(final, { type: 'retry' })).toBe(final);
    expect(endsAt(final, limits)).toBe(final.seen + 60_000);
  });
});

test('what was started for one person never reaches the next', () => {
  const next = play({ ...begun, session: 1, step: 'checking' }, judged('accept', 0));
  expect(next.step).toBe('checking');
  const other = { ...sending, session: 1 };
  expect(play(other, { type: 'sent', session: 0 })).toBe(other);
  expect(play(other, failed('offline', 0))).toBe(other);
});

test('an event that does not fit the step changes nothing', () => {
  const idle = startKiosk(0);
  expect(play(idle, ...simple('agree', 'photo', 'submit'), judged('accept'))).toBe(idle);
  expect(play(begun, ...simple('start', 'chosen', 'submit'))).toBe(begun);
  const checking = play(begun, ...simple('photo'));
  expect(play(checking, { type: 'leave' })).toBe(checking);
});
