import type { Queued, Receipt, ReceiptStatus, StationReceipt } from '../../receipt/answers.ts';
import { capturedOf } from '../../receipt/capture.ts';
import type { ReceiptContent, StoredReceipt } from '../store/store.ts';
import type { Problem } from './problem.ts';

/** A receipt of which everything is still there. */
export type WholeReceipt = StoredReceipt & { readonly content: ReceiptContent };

const isExpired = ({ expiresAt }: StoredReceipt, now: Date): boolean =>
  now.getTime() >= Date.parse(expiresAt);

/** After its time a receipt is expired, whatever its state was. Nothing of it is shown any more. */
export function statusOf(receipt: StoredReceipt, now: Date): ReceiptStatus {
  if (isExpired(receipt, now)) return 'expired';
  const open = receipt.state === 'issued';
  return open && receipt.content?.claim.kind === 'review' ? 'review' : receipt.state;
}

/** The receipt has not ended yet. */
export const isOpen = (receipt: StoredReceipt, now: Date): boolean =>
  receipt.state === 'issued' && !isExpired(receipt, now);

export const isWhole = (receipt: StoredReceipt, now: Date): receipt is WholeReceipt =>
  receipt.content !== undefined && statusOf(receipt, now) !== 'expired';

/** Why nothing can be done with a receipt any more: how it ended, and when. */
export function endOf(receipt: StoredReceipt, now: Date): Problem {
  const status = statusOf(receipt, now);
  if (status === 'expired') return { code: 'expired', at: receipt.expiresAt };
  if (status === 'withdrawn') return { code: 'already-withdrawn' };
  const code = status === 'refused' ? 'already-refused' : 'already-redeemed';
  return { code, ...(receipt.settlement && { at: receipt.settlement.at }) };
}

/** A receipt in the form for the resident. `slip` is the content of the QR code. */
export function forResident(receipt: StoredReceipt, now: Date, slip?: string): Receipt {
  const { number, issuedAt, expiresAt, content } = receipt;
  const captured = content && capturedOf(content.claim);
  return {
    number,
    status: statusOf(receipt, now),
    ...(content?.claim.kind && { kind: content.claim.kind }),
    ...(captured && { captured }),
    ...(content?.flags.length && { doubts: [...new Set(content.flags.map(({ check }) => check))] }),
    issuedAt,
    expiresAt,
    ...(content?.jws !== undefined && { jws: content.jws }),
    ...(slip !== undefined && { slip }),
  };
}

/** A receipt in the form for the station's list. */
export function forQueue(receipt: WholeReceipt, now: Date): Queued {
  const { number, issuedAt, content, settlement } = receipt;
  return {
    number,
    status: statusOf(receipt, now),
    ...(content.claim.kind && { kind: content.claim.kind }),
    issuedAt,
    ...(settlement && { settledAt: settlement.at }),
    assessedBy: content.claim.assessedBy,
    outcome: content.verdict.outcome,
  };
}

/** A receipt in the form for the station. */
export function forStation(receipt: WholeReceipt, now: Date): StationReceipt {
  const { content, settlement } = receipt;
  const { claim, verdict, flags } = content;
  const { photoSha256, mode, edits, engine, models, assessedBy, assessedAt } = claim;
  return {
    ...forResident(receipt, now),
    ...(settlement && { settledAt: settlement.at }),
    ...(settlement?.reason !== undefined && { reason: settlement.reason }),
    ...(settlement?.clerk !== undefined && { clerk: settlement.clerk }),
    photoSha256,
    mode,
    ...(edits && { edits }),
    engine,
    models,
    assessedBy,
    assessedAt,
    verdict: { ...verdict, findings: verdict.findings.map((finding) => ({ ...finding })) },
    flags: flags.map((flag) => ({ ...flag })),
  };
}
