import type { Receipt, ReceiptStatus, StationReceipt } from '../receipt/answers.ts';
import type { StoredReceipt } from './store.ts';

const isExpired = ({ expiresAt }: StoredReceipt, now: Date): boolean =>
  now.getTime() >= Date.parse(expiresAt);

/** Past its time a receipt is expired, whatever it was before: nothing of it is shown any more. */
export const statusOf = (receipt: StoredReceipt, now: Date): ReceiptStatus =>
  isExpired(receipt, now) ? 'expired' : (receipt.settlement?.status ?? 'issued');

/** As the resident gets it back. */
export const forResident = (receipt: StoredReceipt, now: Date): Receipt => ({
  number: receipt.claim.number,
  status: statusOf(receipt, now),
  issuedAt: receipt.issuedAt,
  expiresAt: receipt.expiresAt,
});

/** As the station sees it. */
export function forStation(receipt: StoredReceipt, now: Date): StationReceipt {
  const { claim, verdict, settlement } = receipt;
  const { photoSha256, mode, engine, models, assessedBy, assessedAt } = claim;
  return {
    ...forResident(receipt, now),
    ...(settlement && { settledAt: settlement.at }),
    ...(settlement?.reason !== undefined && { reason: settlement.reason }),
    photoSha256,
    mode,
    engine,
    models,
    assessedBy,
    assessedAt,
    verdict: { ...verdict, findings: verdict.findings.map((finding) => ({ ...finding })) },
  };
}
