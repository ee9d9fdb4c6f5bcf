import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import * as v from 'valibot';
import { withdrawalSchema } from '../../receipt/answers.ts';
import { parseReceiptNumber } from '../../receipt/number.ts';
import { hashToken } from '../keys/token.ts';
import type { ReceiptStore, StoredReceipt } from '../store/store.ts';
import type { Env } from './context.ts';
import { isRefusal, type Limits, tooMany } from './limits.ts';
import { answerProblem } from './problem.ts';
import { endOf, forResident, isOpen, statusOf } from './receipt.ts';

interface WithdrawParts {
  readonly store: ReceiptStore;
  readonly clock: () => Date;
  readonly limits: Limits;
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Withdraws a receipt for the device that has its secret: photo and content are erased at once. A number
 * that is none, one that nobody has, and one with another secret are answered alike, and count against
 * the address; the right secret is never made to wait for what others there did. Sent again, the answer
 * is the same.
 */
export async function withdraw(
  c: Context<Env>,
  { store, clock, limits }: WithdrawParts,
): Promise<Response> {
  const receipt = await owned(c, store);
  if (!receipt) {
    const refused = await limits.miss('address', c.get('address'));
    return isRefusal(refused) ? tooMany(c, refused) : answerProblem(c, { code: 'secret-unknown' });
  }
  const now = clock();
  if (isOpen(receipt, now)) await store.withdraw(receipt.number, now.toISOString());
  const after = (await store.get(receipt.number)) ?? receipt;
  return statusOf(after, now) === 'withdrawn'
    ? c.json(forResident(after, now))
    : answerProblem(c, endOf(after, now));
}

/** The receipt that the request names and whose secret it knows. */
async function owned(c: Context<Env>, store: ReceiptStore): Promise<StoredReceipt | undefined> {
  const body = v.safeParse(withdrawalSchema, await c.req.json().catch(() => undefined));
  const parsed = parseReceiptNumber(c.req.param('number') ?? '');
  if (!body.success || !parsed.ok) return undefined;
  const receipt = await store.get(parsed.number);
  const given = hashToken(body.output.secret);
  return receipt?.withdrawalHash && same(given, receipt.withdrawalHash) ? receipt : undefined;
}
