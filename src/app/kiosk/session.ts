import { computed, signal } from '@preact/signals';
import { defaultLanguage, type Language } from '../../engine/languages.ts';
import type { Capture } from '../../receipt/capture.ts';
import { makeClaim, NONCE_BYTES } from '../../receipt/claim.ts';
import { createLive, type Live, type LiveState } from '../camera/camera-session.ts';
import { announce, hush, voiceOn, wakeVoice } from '../camera/voice.ts';
import { chosenStation } from '../chosen-station.ts';
import { assess, forgetPhotos, makeReady } from '../device-check.ts';
import { chooseElder, elder, startElder } from '../elder.ts';
import { language } from '../language.ts';
import { loadTerms, terms } from '../operator.ts';
import { submitClaim } from '../submit-claim.ts';
import { countdownAt, type KioskEvent, kioskAfter, maySubmit, startKiosk } from './machine.ts';
import { claim, forgetPerson, judged, receipt, refusal, replaceJudged, stage } from './person.ts';
import { kioskSpec, limits, settings } from './settings.ts';

const TICK_MS = 250;
const SEND_MS = 30_000;
/** How often a missing camera or network is looked for, ms. */
const AGAIN_MS = 5_000;

export const kiosk = signal(startKiosk(performance.now()));
/** The clock of the machine, ms. */
export const now = signal(performance.now());
/** Whole seconds until the photo is taken, while the person stands right. */
export const countdown = computed(() => countdownAt(kiosk.value, limits.value, now.value));

let running = new AbortController();
let sending = false;

export function send(event: KioskEvent): void {
  const before = kiosk.value;
  const after = kioskAfter(before, event, limits.value, performance.now());
  if (after === before) return;
  kiosk.value = after;
  if (after.session !== before.session) forget();
}

/** Reset for the next person: a kiosk remembers no person's choice. */
const begunElder = (): boolean => chooseElder(location.search, null);

/** Nothing of the person who left stays: not in memory, in the page, in its address or in storage. */
function forget(): void {
  running.abort('left');
  running = new AbortController();
  live.value?.close();
  forgetPerson();
  // The models' memory still contains the last photo. So new models are loaded for the next person.
  forgetPhotos();
  void makeReady();
  hush();
  const { language: standard = defaultLanguage, voice = true } = settings.value ?? {};
  language.value = standard;
  voiceOn.value = voice;
  elder.value = begunElder();
  getSelection()?.removeAllRanges();
}

/** The camera of this machine, or the one that the settings name. */
export const live = signal<Live | undefined>(undefined);

export function prepareCamera(): void {
  const { camera = '' } = settings.value ?? {};
  live.value = createLive({
    spec: kioskSpec.value,
    facing: 'user',
    // The countdown, which can be seen and heard, takes the photo.
    auto: false,
    audience: 'fixed',
    ...(camera !== '' && { device: camera }),
    onPhoto: (photo, capture) => void checkPhoto(photo, capture),
    onState: follow,
  });
}

function follow({ camera, problem, guidance }: LiveState): void {
  if (camera === 'failed' && problem) send({ type: 'camera-lost', problem });
  if (camera === 'loading' || camera === 'running') send({ type: 'camera-back' });
  if (camera !== 'running') return;
  const { phase } = guidance;
  if (phase === 'searching' || phase === 'guiding') send({ type: 'unaligned' });
  if (phase === 'aligned') send({ type: 'aligned' });
  if (phase === 'guiding') send({ type: 'face' });
}

export function start(): void {
  wakeVoice();
  send({ type: 'start' });
}

export function choose(chosen: Language): void {
  language.value = chosen;
  send({ type: 'chosen' });
}

/** Checks a photo from the camera or from a file: as it is where it has the frame already. */
export async function checkPhoto(file: Blob, capture?: Capture): Promise<void> {
  if (kiosk.value.step !== 'capture') return;
  send({ type: 'photo' });
  const { session } = kiosk.value;
  const { signal } = running;
  stage.value = 'reading';
  refusal.value = undefined;
  replaceJudged(undefined);
  const result = await assess(file, {
    spec: kioskSpec.value,
    signal,
    onStage: (next) => {
      if (!signal.aborted) stage.value = next;
    },
  }).catch((error) => {
    if (!signal.aborted) throw error;
  });
  if (!result || signal.aborted) return;
  if (result.ok) replaceJudged(result.assessment, capture);
  else refusal.value = result.refusal;
  const judgement = result.ok ? result.assessment.verdict.outcome : 'refused';
  send({ type: 'judged', session, judgement });
}

export function submit(): void {
  const kind = maySubmit(kiosk.value, limits.value);
  send({ type: 'submit' });
  if (kiosk.value.step === 'sending') void deliver(kind === 'review');
}

async function deliver(review: boolean): Promise<void> {
  const subject = judged.value;
  const { session } = kiosk.value;
  if (!subject || sending) return;
  sending = true;
  const given = running.signal;
  const made =
    claim.value ??
    (await makeClaim(subject.assessment, {
      nonce: crypto.getRandomValues(new Uint8Array(NONCE_BYTES)),
      now: new Date(),
      assessedBy: 'kiosk',
      ...(subject.capture && { capture: subject.capture }),
      ...(review && { kind: 'review' }),
    }));
  if (!given.aborted) claim.value = made;
  const answer = await submitClaim(subject.assessment.photo, made, {
    token: settings.value?.token ?? '',
    station: chosenStation.value?.id,
    signal: AbortSignal.any([given, AbortSignal.timeout(SEND_MS)]),
  });
  sending = false;
  if (given.aborted) return;
  if (answer.ok) {
    receipt.value = answer.value;
    send({ type: 'sent', session });
    printReceipt();
  } else {
    send({ type: 'failed', session, problem: answer.problem });
  }
}

/** Prints the receipt that the page shows, once it shows it. */
export function printReceipt(): void {
  if (settings.value?.paper === 'none') return;
  requestAnimationFrame(() => requestAnimationFrame(() => print()));
}

let lookedAt = 0;
let counted: number | undefined;

/** Looks again for what is missing: an unplugged camera, a lost network. */
function lookAgain(): void {
  lookedAt = performance.now();
  const { step, camera } = kiosk.value;
  if (step === 'capture' && camera !== undefined) live.value?.turn('user');
  if (step === 'idle' && !terms.value?.ok) void loadTerms();
}

function countDown(): void {
  const seconds = countdown.value;
  if (seconds === counted) return;
  counted = seconds;
  if (seconds === 0) live.value?.shoot();
  else if (seconds !== undefined) announce(String(seconds));
}

function tick(): void {
  now.value = performance.now();
  send({ type: 'tick' });
  countDown();
  const { step, failure } = kiosk.value;
  if (step === 'sending' && failure?.retryAt !== undefined && now.value >= failure.retryAt) {
    void deliver(claim.value?.kind === 'review');
  }
  if (now.value - lookedAt >= AGAIN_MS) lookAgain();
}

/** Starts the machine. Call it once for each page. */
export function startMachine(): void {
  startElder(begunElder());
  prepareCamera();
  forget();
  setInterval(tick, TICK_MS);
  addEventListener('online', lookAgain);
  navigator.mediaDevices?.addEventListener('devicechange', lookAgain);
  for (const type of ['pointerdown', 'keydown'] as const) {
    addEventListener(type, () => send({ type: 'touch' }), { passive: true });
  }
}
