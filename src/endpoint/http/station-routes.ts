import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import {
  overrideSchema,
  type Queue,
  refusalSchema,
  type TokenFacts,
} from '../../receipt/answers.ts';
import { sha256, toHex } from '../../receipt/bytes.ts';
import { chinaDayStart, parseReceiptNumber } from '../../receipt/number.ts';
import type { Vault } from '../keys/vault.ts';
import { CorruptRow, type ReceiptStore, type Settlement } from '../store/store.ts';
import { type AccessParts, requires } from './access.ts';
import type { Env } from './context.ts';
import { answerProblem, fail, type Result } from './problem.ts';
import { endOf, forQueue, forStation, isWhole, statusOf, type WholeReceipt } from './receipt.ts';

const REFUSAL_BYTES_MAX = 8_000;
/** Receipts in one answer of the list. */
export const PAGE = 20;

export interface StationParts extends AccessParts {
  readonly store: ReceiptStore;
  readonly vault: Vault;
}

/** Tells a machine what its token is good for. */
export function tokenRoute(parts: AccessParts): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/', requires(undefined, parts), (c) => {
    const { stationId = '', scopes = [] } = c.get('bearer') ?? {};
    return c.json({ stationId, scopes: [...scopes] } satisfies TokenFacts);
  });
  return app;
}

/** What a station may do: see what came today, look a receipt up, see its photo, redeem it, refuse it. */
export function stationRoutes(parts: StationParts): Hono<Env> {
  const { store, vault, clock } = parts;
  const app = new Hono<Env>();
  const lookup = requires('lookup', parts);
  const redeem = requires('redeem', parts);
  const stationOf = (c: Context<Env>) => c.get('bearer')?.stationId ?? '';

  /** The receipt that a request names, while there is anything to be seen of it. */
  async function find(c: Context<Env>): Promise<Result<WholeReceipt>> {
    const parsed = parseReceiptNumber(c.req.param('number') ?? '');
    const receipt = parsed.ok ? await store.get(parsed.number) : undefined;
    c.set('missed', receipt === undefined);
    if (!parsed.ok) {
      return fail(parsed.slip === 'check-digits' ? 'number-check-digits' : 'number-malformed');
    }
    if (!receipt) return fail('number-unknown');
    if (!isWhole(receipt, clock())) return { ok: false, problem: endOf(receipt, clock()) };
    return { ok: true, value: receipt };
  }

  async function settle(
    c: Context<Env>,
    ending: Pick<Settlement, 'state' | 'reason' | 'clerk'>,
  ): Promise<Response> {
    const found = await find(c);
    if (!found.ok) return answerProblem(c, found.problem);
    const { number } = found.value;
    const waits = statusOf(found.value, clock()) === 'review';
    const asked = ending.state === 'refused' || ending.clerk !== undefined;
    if (waits && !asked) return answerProblem(c, { code: 'review-open' });
    const settlement = { ...ending, at: clock().toISOString(), by: stationOf(c) };
    const settled = await store.settle(number, settlement);
    const receipt = await store.get(number);
    if (!receipt) return answerProblem(c, { code: 'number-unknown' });
    return settled && isWhole(receipt, clock())
      ? c.json(forStation(receipt, clock()))
      : answerProblem(c, endOf(receipt, clock()));
  }

  app.get('/', lookup, async (c) => {
    const now = clock();
    const after = c.req.query('after');
    const parsed = after === undefined ? undefined : parseReceiptNumber(after);
    if (parsed && !parsed.ok) return answerProblem(c, { code: 'number-malformed' });
    const last = parsed && (await store.get(parsed.number));
    c.set('missed', parsed !== undefined && !last);
    if (parsed && !last) return answerProblem(c, { code: 'number-unknown' });
    const from = chinaDayStart(now).toISOString();
    const found = await store.queue({ from, limit: PAGE, ...(last && { after: last }) });
    await store.record({ at: now.toISOString(), action: 'queue-seen', by: stationOf(c) });
    const receipts = found.filter((one) => isWhole(one, now)).map((one) => forQueue(one, now));
    const next = found.length === PAGE ? found.at(-1)?.number : undefined;
    return c.json({ receipts, ...(next !== undefined && { next }) } satisfies Queue);
  });

  app.get('/:number', lookup, async (c) => {
    const found = await find(c);
    return found.ok ? c.json(forStation(found.value, clock())) : answerProblem(c, found.problem);
  });

  app.get('/:number/photo', lookup, async (c) => {
    const found = await find(c);
    if (!found.ok) return answerProblem(c, found.problem);
    const { number, content } = found.value;
    const sealed = await store.photo(number);
    if (!sealed) return answerProblem(c, { code: 'number-unknown' });
    const photo = new Uint8Array(vault.open(number, sealed));
    // Also of a photo from before there were keys, which nothing else protects.
    if (toHex(await sha256(photo)) !== content.claim.photoSha256) {
      throw new CorruptRow('photo with another digest than its receipt');
    }
    const at = clock().toISOString();
    await store.record({ at, action: 'photo-seen', by: stationOf(c), subject: number });
    return c.body(photo, 200, { 'content-type': 'image/jpeg' });
  });

  const onError = (c: Context) => answerProblem(c, { code: 'body-too-large' });
  const limit = bodyLimit({ maxSize: REFUSAL_BYTES_MAX, onError });
  app.post('/:number/redeem', redeem, limit, async (c) => {
    if ((await c.req.text()) === '') return settle(c, { state: 'redeemed' });
    const body = v.safeParse(overrideSchema, await c.req.json().catch(() => undefined));
    if (!body.success) return answerProblem(c, { code: 'reason-invalid' });
    return settle(c, { state: 'redeemed', ...body.output });
  });
  app.post('/:number/refuse', redeem, limit, async (c) => {
    const body = v.safeParse(refusalSchema, await c.req.json().catch(() => undefined));
    if (!body.success) return answerProblem(c, { code: 'reason-invalid' });
    return settle(c, { state: 'refused', ...body.output });
  });

  // Nobody learns without a token which addresses there are.
  app.all('/:number/*', lookup, (c) => answerProblem(c, { code: 'not-found' }));
  return app;
}
