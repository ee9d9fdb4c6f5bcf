import { parseReceiptNumber } from '../../receipt/number.ts';
import { parseSlip } from '../../receipt/slip.ts';
import { fetchPhoto, lookUpReceipt, type Problem } from '../api.ts';
import { assess, warmUp } from '../device-check.ts';
import { specOf } from '../spec-of.ts';
import { checkSlip, slipCheck } from './slip-check.ts';
import { clearShown, looking, numberText, problem, recheck, shown, slip } from './state.ts';
import { forgetToken, token } from './token.ts';

let running: AbortController | undefined;

function report(found: Problem): void {
  if (found.code === 'unauthorised') forgetToken();
  problem.value = found;
}

/** Back to the list. */
export function closeReceipt(): void {
  running?.abort();
  clearShown();
  slipCheck.value = undefined;
  numberText.value = '';
}

/** Finds the receipt whose number stands in the field, and checks its photo again here. */
export async function lookUp(): Promise<void> {
  if (looking.value) return;
  running?.abort();
  clearShown();
  slipCheck.value = undefined;
  const scanned = parseSlip(numberText.value);
  if (scanned) {
    looking.value = true;
    slipCheck.value = await checkSlip(scanned);
    looking.value = false;
    // A forged one has no claim to anyone's photo.
    if (!slipCheck.value.genuine && slipCheck.value.fault === 'forged') return;
    numberText.value = scanned.slip.number;
  }
  const parsed = parseReceiptNumber(numberText.value);
  slip.value = parsed.ok ? undefined : parsed.slip;
  if (!parsed.ok) return;

  void warmUp();
  looking.value = true;
  const [receipt, photo] = await Promise.all([
    lookUpReceipt(parsed.number, token.value),
    fetchPhoto(parsed.number, token.value),
  ]);
  looking.value = false;
  if (!receipt.ok) return report(receipt.problem);
  if (!photo.ok) return report(photo.problem);
  if (scanned && !receipt.value.photoSha256.startsWith(scanned.slip.photo)) {
    slipCheck.value = { genuine: false, fault: 'forged' };
    return;
  }

  const photoUrl = URL.createObjectURL(photo.value);
  shown.value = { receipt: receipt.value, photo: photo.value, photoUrl };
  await checkHere();
}

/** Finds a receipt that was chosen rather than typed. */
export function lookUpNumber(number: string): Promise<void> {
  numberText.value = number;
  return lookUp();
}

/** The same checks on the same bytes, on this machine. */
export async function checkHere(): Promise<void> {
  if (!shown.value) return;
  const { receipt, photo } = shown.value;
  const spec = specOf(receipt.verdict.spec);
  if (!spec) {
    recheck.value = { state: 'failed', refusal: 'worker-failed' };
    return report({ code: 'spec-unknown' });
  }
  running?.abort();
  const controller = new AbortController();
  running = controller;
  recheck.value = { state: 'running' };
  const { signal } = controller;
  const result = await assess(photo, { spec, mode: 'as-is', signal }).catch((error) => {
    if (!signal.aborted) throw error;
  });
  if (!result || signal.aborted) return;
  recheck.value = result.ok
    ? { state: 'done', assessment: result.assessment }
    : { state: 'failed', refusal: result.refusal };
}
