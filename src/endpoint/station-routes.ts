import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { refusalSchema } from '../receipt/answers.ts';
import { parseReceiptNumber } from '../receipt/number.ts';
import { answerProblem, fail, type Result } from './problem.ts';
import { forStation, statusOf } from './receipt.ts';
import { stationOnly } from './station-auth.ts';
import type { ReceiptStore, Settlement, StoredReceipt } from './store.ts';

const REFUSAL_BYTES_MAX = 8_000;

export interface StationParts {
  readonly store: ReceiptStore;
  readonly stationTokens: readonly string[];
  readonly clock: () => Date;
}

/** What a station may do with a receipt: look it up, see its photo, redeem it, refuse it. */
export function stationRoutes({ store, stationTokens, clock }: StationParts): Hono {
  const app = new Hono();
  app.use('/:number/*', stationOnly(stationTokens));

  /** The receipt that a request names, unless it expired. */
  async function find(text: string): Promise<Result<StoredReceipt>> {
    const parsed = parseReceiptNumber(text);
    if (!parsed.ok) {
      return fail(parsed.slip === 'check-digits' ? 'number-check-digits' : 'number-malformed');
    }
    const receipt = await store.get(parsed.number);
    if (!receipt) return fail('number-unknown');
    if (statusOf(receipt, clock()) === 'expired') return fail('expired', { at: receipt.expiresAt });
    return { ok: true, value: receipt };
  }

  async function settle(c: Context, text: string, settlement: Settlement): Promise<Response> {
    const found = await find(text);
    if (!found.ok) return answerProblem(c, found.problem);
    const { number } = found.value.claim;
    const settled = await store.settle(number, settlement);
    const receipt = await store.get(number);
    if (!receipt) return answerProblem(c, { code: 'number-unknown' });
    if (settled) return c.json(forStation(receipt, clock()));
    const { status, at } = receipt.settlement as Settlement;
    const code = status === 'redeemed' ? 'already-redeemed' : 'already-refused';
    return answerProblem(c, { code, at });
  }

  app.get('/:number', async (c) => {
    const found = await find(c.req.param('number'));
    return found.ok ? c.json(forStation(found.value, clock())) : answerProblem(c, found.problem);
  });

  app.get('/:number/photo', async (c) => {
    const found = await find(c.req.param('number'));
    if (!found.ok) return answerProblem(c, found.problem);
    const photo = await store.photo(found.value.claim.number);
    if (!photo) return answerProblem(c, { code: 'number-unknown' });
    return c.body(new Uint8Array(photo), 200, { 'content-type': 'image/jpeg' });
  });

  app.post('/:number/redeem', (c) =>
    settle(c, c.req.param('number'), { status: 'redeemed', at: clock().toISOString() }),
  );

  const onError = (c: Context) => answerProblem(c, { code: 'body-too-large' });
  app.post('/:number/refuse', bodyLimit({ maxSize: REFUSAL_BYTES_MAX, onError }), async (c) => {
    const body = v.safeParse(refusalSchema, await c.req.json().catch(() => undefined));
    if (!body.success) return answerProblem(c, { code: 'reason-invalid' });
    const at = clock().toISOString();
    return settle(c, c.req.param('number'), { status: 'refused', at, ...body.output });
  });

  return app;
}
