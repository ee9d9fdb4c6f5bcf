import { signal } from '@preact/signals';
import type { Queued, StationReceipt } from '../../receipt/answers.ts';
import { fetchQueue, type Problem } from '../api.ts';
import { everyReceipt, type QueueFilter } from './queue-filter.ts';
import { forgetScopes, learnScopes } from './scopes.ts';
import { refreshEnded } from './slip-check.ts';
import { problem } from './state.ts';
import { forgetToken, token } from './token.ts';

/** Today's receipts, newest first, as many as were loaded. */
export const queued = signal<readonly Queued[]>([]);
/** Where the next page begins. Undefined where there is none. */
export const more = signal<string | undefined>(undefined);
/** Which of them the list shows. */
export const queueFilter = signal<QueueFilter>(everyReceipt);
export const queueLoading = signal(false);
export const queueProblem = signal<Problem | undefined>(undefined);

async function load(after: string | undefined): Promise<void> {
  if (queueLoading.value) return;
  queueLoading.value = true;
  queueProblem.value = undefined;
  const answer = await fetchQueue(token.value, after);
  queueLoading.value = false;
  if (!answer.ok) {
    const lost = answer.problem.code === 'unauthorised';
    (lost ? problem : queueProblem).value = answer.problem;
    if (lost) forgetToken();
    return;
  }
  const { receipts, next } = answer.value;
  queued.value = after === undefined ? receipts : [...queued.value, ...receipts];
  more.value = next;
  if (after !== undefined) return;
  void refreshEnded(token.value);
  void learnScopes();
}

export const loadQueue = (): Promise<void> => load(undefined);
export const loadMore = (): Promise<void> => load(more.value);

/** A receipt that this machine has just settled is updated in the list at once. */
export function noteInQueue({ number, status, settledAt }: StationReceipt): void {
  queued.value = queued.value.map((one) =>
    one.number === number ? { ...one, status, ...(settledAt !== undefined && { settledAt }) } : one,
  );
}

/** The list is cleared together with its token. */
export function clearQueue(): void {
  queued.value = [];
  more.value = undefined;
  queueFilter.value = everyReceipt;
  queueProblem.value = undefined;
  forgetScopes();
}
