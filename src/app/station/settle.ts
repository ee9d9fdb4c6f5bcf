import type { ProblemCode } from '../../i18n/messages.ts';
import type { ReceiptStatus, Redemption, StationReceipt } from '../../receipt/answers.ts';
import { stationFound } from '../../receipt/claim.ts';
import { type Answer, redeemReceipt, refuseReceipt } from '../api.ts';
import { noteInQueue } from './queue.ts';
import {
  clerk,
  deciding,
  missing,
  numberText,
  problem,
  recheck,
  settled,
  settling,
  shown,
} from './state.ts';
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
  done: 'redeemed' | 'overridden' | 'refused',
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
    if (code === 'clerk-needed') deciding.value = 'override';
    const status = ended[code];
    if (status) shown.value = { ...subject, receipt: endedBy(subject.receipt, status, at) };
    return;
  }
  shown.value = { ...subject, receipt: answer.value };
  noteInQueue(answer.value);
  settled.value = done;
  deciding.value = undefined;
  numberText.value = '';
}

/**
 * What this machine found of the photo, where it is done. Of a file kept from before files were stripped
 * it judged other bytes, which is as good as nothing: then the server asks for a clerk.
 */
async function foundHere(): Promise<Pick<Redemption, 'found'>> {
  const here = recheck.value;
  if (here.state !== 'done') return {};
  const found = await stationFound(here.assessment);
  return found.photoSha256 === shown.value?.receipt.photoSha256 ? { found } : {};
}

export const redeem = (): Promise<void> =>
  settle(async (number, token) => redeemReceipt(number, token, await foundHere()), 'redeemed');

type Field = (typeof missing.value)[number];

/** False where something is missing, which the form then says. */
function complete(given: Readonly<Partial<Record<Field, string>>>): boolean {
  missing.value = (Object.keys(given) as Field[]).filter((name) => given[name] === '');
  return missing.value.length === 0;
}

export async function refuse(reason: string): Promise<void> {
  if (!complete({ reason })) return;
  await settle((number, token) => refuseReceipt(number, reason, token), 'refused');
}

/** Uses a receipt although something speaks against it. */
export async function override(reason: string, name: string): Promise<void> {
  if (!complete({ reason, clerk: name })) return;
  clerk.value = name;
  await settle(
    async (number, token) =>
      redeemReceipt(number, token, { reason, clerk: name, ...(await foundHere()) }),
    'overridden',
  );
}
