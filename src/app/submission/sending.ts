import { signal } from '@preact/signals';
import type { Receipt } from '../../receipt/answers.ts';
import { NONCE_BYTES, renewClaim } from '../../receipt/claim.ts';
import type { Claim } from '../../receipt/content.ts';
import { type Answer, isPassing, type Problem, submitReceipt } from '../api.ts';
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
/** Why one was refused and is not sent again by itself, by its id. */
export const refused = signal<Readonly<Record<string, Problem>>>({});
/** What has been sent from here since the page was opened, by its id. */
export const sent = signal<Readonly<Record<string, Issued>>>({});

const RETRY_MS = 20_000;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Keeps a submitted photo here until it can be sent; false where this device keeps nothing. */
export async function enqueue(one: Waiting): Promise<boolean> {
  const kept = await putInOutbox(one);
  if (!kept) return false;
  waiting.value = await readOutbox();
  // Where the browser asks: what was promised to be sent should not be thrown away for want of space.
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

/** Sends the claim; makes it anew where the endpoint says that its day is over. */
async function send({ photo, ...one }: Waiting): Promise<Answer<Issued>> {
  const issuedFor = (claim: Claim, answer: Answer<Receipt>): Answer<Issued> =>
    answer.ok ? { ...answer, value: { receipt: answer.value, photo, claim } } : answer;
  const answer = await submitReceipt(photo, one.claim);
  if (answer.ok || answer.problem.code !== 'number-date') return issuedFor(one.claim, answer);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const claim = await renewClaim(one.claim, photo, { nonce, now: new Date() });
  // Written down first: should this answer be lost, the same one is sent again.
  if (!(await replaceInOutbox({ ...one, photo, claim }))) return answer;
  return issuedFor(claim, await submitReceipt(photo, claim));
}

async function sendEach(): Promise<void> {
  for (const one of await readOutbox()) {
    if (refused.value[one.id]) continue;
    const answer = await send(one);
    if (answer.ok) {
      rememberReceipt(answer.value.receipt, one.secret);
      await deleteFromOutbox(one.id);
      sent.value = { ...sent.value, [one.id]: answer.value };
    } else if (isPassing(answer.problem)) break;
    else refused.value = { ...refused.value, [one.id]: answer.problem };
  }
}

/** One tab sends at a time; where a browser has no locks, the same claim still gives one receipt. */
const alone = async (work: () => Promise<void>): Promise<void> =>
  navigator.locks
    ? navigator.locks.request('outbox', { ifAvailable: true }, (lock) =>
        lock ? work() : undefined,
      )
    : work();

/** Sends what waits, oldest first, until one does not get through. */
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

/** At the person's wish: also what was refused before. */
export function sendAgain(): Promise<void> {
  refused.value = {};
  return sendAll();
}

/** At the person's wish: the photo is deleted and never sent. */
export async function discard(id: string): Promise<void> {
  await deleteFromOutbox(id);
  waiting.value = await readOutbox();
}

/** Sends what waits from an earlier visit now, and whenever there is a network again. */
export async function startSending(): Promise<void> {
  addEventListener('online', () => void sendAll());
  waiting.value = await readOutbox();
  if (waiting.value.length > 0) await sendAll();
}
