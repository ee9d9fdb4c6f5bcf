import { signal } from '@preact/signals';
import type { Receipt } from '../../receipt/answers.ts';
import { NONCE_BYTES, renewClaim } from '../../receipt/claim.ts';
import type { Claim } from '../../receipt/content.ts';
import { type Answer, isPassing, type Problem } from '../api.ts';
import { submitClaim } from '../submit-claim.ts';
import {
  deleteFromOutbox,
  putInOutbox,
  readOutbox,
  replaceInOutbox,
  type Waiting,
} from './outbox.ts';
import { rememberReceipt } from './own-receipts.ts';

/** A receipt, and the photo that it was given for. */
export interface Issued {
  readonly receipt: Receipt;
  readonly photo: Uint8Array<ArrayBuffer>;
  readonly claim: Claim;
}

/** What waits on this device to be sent. */
export const waiting = signal<readonly Waiting[]>([]);
/** It is being sent. */
export const sendingNow = signal(false);
/** By id: why a photo was refused. It is not sent again automatically. */
export const refused = signal<Readonly<Record<string, Problem>>>({});
/** By id: what has been sent from here since the page was opened. */
export const sent = signal<Readonly<Record<string, Issued>>>({});

const RETRY_MS = 20_000;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Keeps a submitted photo here until it can be sent. False where this device stores nothing. */
export async function enqueue(one: Waiting): Promise<boolean> {
  const kept = await putInOutbox(one);
  if (!kept) return false;
  waiting.value = await readOutbox();
  // Asks the browser not to delete the photo when space is short, because the page promised to send it.
  void navigator.storage?.persist?.().catch(() => {});
  sendLater();
  return true;
}

function sendLater(): void {
  clearTimeout(retry);
  if (waiting.value.some(({ id }) => !refused.value[id])) {
    retry = setTimeout(() => void sendAll(), RETRY_MS);
  }
}

/** Sends the claim. Makes a new one where the endpoint says that its day is over. */
async function send({ photo, ...one }: Waiting): Promise<Answer<Issued>> {
  const issuedFor = (claim: Claim, answer: Answer<Receipt>): Answer<Issued> =>
    answer.ok ? { ...answer, value: { receipt: answer.value, photo, claim } } : answer;
  const { station } = one;
  const answer = await submitClaim(photo, one.claim, { station });
  if (answer.ok || answer.problem.code !== 'number-date') return issuedFor(one.claim, answer);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const claim = await renewClaim(one.claim, photo, { nonce, now: new Date() });
  // Stored first: if this answer is lost, the same claim is sent again.
  if (!(await replaceInOutbox({ ...one, photo, claim }))) return answer;
  return issuedFor(claim, await submitClaim(photo, claim, { station }));
}

async function sendEach(): Promise<void> {
  for (const one of await readOutbox()) {
    if (refused.value[one.id]) continue;
    const answer = await send(one);
    if (answer.ok) {
      rememberReceipt(answer.value.receipt, answer.value.claim, one.secret);
      await deleteFromOutbox(one.id);
      sent.value = { ...sent.value, [one.id]: answer.value };
    } else if (isPassing(answer.problem)) break;
    else refused.value = { ...refused.value, [one.id]: answer.problem };
  }
}

/** Only one tab sends at a time. In browsers without locks, the same claim still gives only one receipt. */
const alone = async (work: () => Promise<void>): Promise<void> =>
  navigator.locks
    ? navigator.locks.request('outbox', { ifAvailable: true }, (lock) =>
        lock ? work() : undefined,
      )
    : work();

/** Sends what waits, oldest first, until one fails. */
async function sendAll(): Promise<void> {
  if (sendingNow.value) return;
  sendingNow.value = true;
  try {
    await alone(sendEach);
  } finally {
    waiting.value = await readOutbox();
    sendingNow.value = false;
    sendLater();
  }
}

/** The person asked to send: also photos that were refused before. */
export function sendAgain(): Promise<void> {
  refused.value = {};
  return sendAll();
}

/** The person deletes a waiting photo. It is never sent. */
export async function discard(id: string): Promise<void> {
  await deleteFromOutbox(id);
  waiting.value = await readOutbox();
}

/** Sends what waits from an earlier visit: now, and whenever the network comes back. */
export async function startSending(): Promise<void> {
  addEventListener('online', () => void sendAll());
  waiting.value = await readOutbox();
  if (waiting.value.length > 0) await sendAll();
}
