import { signal } from '@preact/signals';
import * as v from 'valibot';
import { type Receipt, receiptSchema, withdrawalSchema } from '../../receipt/answers.ts';
import {
  type Claim,
  claimantSchema,
  kindSchema,
  numberSchema,
  timeSchema,
} from '../../receipt/content.ts';
import { type Problem, withdrawReceipt } from '../api.ts';
import { canStore } from '../stored.ts';

/**
 * A receipt that this device submitted, the content of its QR code, what a sheet of paper says of it, and the
 * secret that withdraws it. No photo, no result.
 */
const ownReceiptSchema = v.object({
  number: numberSchema,
  issuedAt: timeSchema,
  expiresAt: timeSchema,
  secret: withdrawalSchema.entries.secret,
  slip: receiptSchema.entries.slip,
  kind: v.exactOptional(kindSchema),
  /** `id@version`. Absent of what was submitted before sheets were printed, like the next. */
  spec: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
  assessedBy: v.exactOptional(claimantSchema),
});
export type OwnReceipt = v.InferOutput<typeof ownReceiptSchema>;

const storageKey = 'own-receipts';

/** The stored receipts, without expired ones. Empty where the storage is unreadable. Exported for tests. */
export function readOwnReceipts(text: string | null, now: Date): readonly OwnReceipt[] {
  try {
    const read = v.safeParse(v.array(ownReceiptSchema), JSON.parse(text ?? '[]'));
    const all = read.success ? read.output : [];
    return all.filter(({ expiresAt }) => Date.parse(expiresAt) > now.getTime());
  } catch {
    return [];
  }
}

// Where storage is refused, the list is kept only as long as the page.
function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function store(receipts: readonly OwnReceipt[]): void {
  try {
    if (receipts.length > 0) localStorage.setItem(storageKey, JSON.stringify(receipts));
    else localStorage.removeItem(storageKey);
  } catch {
    // as above
  }
}

/** Whether this device still knows its receipts when the page is opened again. */
export const keepsReceipts = canStore();

export const ownReceipts = signal(readOwnReceipts(stored(), new Date()));
/** The number whose withdrawal must be confirmed. */
export const confirming = signal<string | undefined>(undefined);
export const withdrawing = signal(false);
export const withdrawalProblem = signal<Problem | undefined>(undefined);
/** The number that was withdrawn last, for the message about it. */
export const withdrawn = signal<string | undefined>(undefined);

function keep(receipts: readonly OwnReceipt[]): void {
  ownReceipts.value = receipts;
  store(receipts);
}

export function rememberReceipt(
  receipt: Receipt,
  { spec, assessedBy }: Claim,
  secret: string,
): void {
  const { number, issuedAt, expiresAt, slip, kind } = receipt;
  const others = ownReceipts.value.filter((one) => one.number !== number);
  const said = { ...(slip !== undefined && { slip }), ...(kind && { kind }) };
  keep([{ number, issuedAt, expiresAt, secret, spec, assessedBy, ...said }, ...others]);
}

/** A receipt that has ended in another way cannot be withdrawn, so it need not be listed. */
const ended = new Set(['already-redeemed', 'already-refused', 'already-withdrawn', 'expired']);

/** Withdraws one's own receipt: the endpoint deletes the photo at once. */
export async function withdraw({ number, secret }: OwnReceipt): Promise<void> {
  if (withdrawing.value) return;
  withdrawing.value = true;
  withdrawalProblem.value = undefined;
  withdrawn.value = undefined;
  const answer = await withdrawReceipt(number, secret);
  withdrawing.value = false;
  confirming.value = undefined;
  if (answer.ok) withdrawn.value = number;
  else withdrawalProblem.value = answer.problem;
  if (answer.ok || ended.has(answer.problem.code)) {
    keep(ownReceipts.value.filter((one) => one.number !== number));
  }
}
