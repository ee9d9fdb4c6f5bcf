import type { Queued, ReceiptStatus } from '../../receipt/answers.ts';

/** `settled` is whatever needs no more work. */
export const queueStates = ['all', 'review', 'issued', 'settled'] as const;
export type QueueState = (typeof queueStates)[number];

export interface QueueFilter {
  readonly state: QueueState;
  /** Digits that a receipt's number contains. Anything else in it does not count. */
  readonly text: string;
}

export const everyReceipt: QueueFilter = { state: 'all', text: '' };

const inState = (status: ReceiptStatus, state: QueueState): boolean => {
  if (state === 'all') return true;
  if (state === 'settled') return status !== 'issued' && status !== 'review';
  return status === state;
};

const hasDigits = (number: string, text: string): boolean =>
  number.includes(text.replaceAll(/\D/g, ''));

/** The receipts that a filter shows, in their order. */
export const shownBy = ({ state, text }: QueueFilter, all: readonly Queued[]): readonly Queued[] =>
  all.filter(({ status, number }) => inState(status, state) && hasDigits(number, text));
