import type { ProblemCode } from '../../i18n/pages.ts';
import type { ReceiptStatus, StationReceipt } from '../../receipt/answers.ts';
import { type Answer, redeemReceipt, refuseReceipt } from '../api.ts';
import { numberText, problem, reasonMissing, refusing, settled, settling, shown } from './state.ts';
import { forgetToken, token } from './token.ts';

/** What another station, or time, has made of the receipt since it was looked up. */
const ended: Partial<Record<ProblemCode, ReceiptStatus>> = {
  'already-redeemed': 'redeemed',
  'already-refused': 'refused',
  expired: 'expired',
};

const endedBy = (receipt: StationReceipt, status: ReceiptStatus, at?: string): StationReceipt => ({
  ...receipt,
  status,
  ...(at !== undefined && status !== 'expired' && { settledAt: at }),
});

async function settle(
  send: (number: string, token: string) => Promise<Answer<StationReceipt>>,
  done: 'redeemed' | 'refused',
): Promise<void> {
  const subject = shown.value;
  if (!subject || settling.value) return;
  settling.value = true;
  problem.value = undefined;
  const answer = await send(subject.receipt.number, token.value);
  settling.value = false;
  if (shown.value !== subject) return;
  if (!answer.ok) {
    const { code, at } = answer.problem;
    if (code === 'unauthorised') forgetToken();
    problem.value = answer.problem;
    const status = ended[code];
    if (status) shown.value = { ...subject, receipt: endedBy(subject.receipt, status, at) };
    return;
  }
  shown.value = { ...subject, receipt: answer.value };
  settled.value = done;
  refusing.value = false;
  numberText.value = '';
}

export const redeem = (): Promise<void> => settle(redeemReceipt, 'redeemed');

export async function refuse(reason: string): Promise<void> {
  reasonMissing.value = reason.trim() === '';
  if (reasonMissing.value) return;
  await settle((number, token) => refuseReceipt(number, reason.trim(), token), 'refused');
}
