import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { imageFacts } from '../../core/image-file/facts.ts';
import type { Verdict } from '../../engine/verdict.ts';
import {
  type Queue,
  type Redemption,
  redemptionSchema,
  refusalSchema,
  type TokenFacts,
} from '../../receipt/answers.ts';
import { sha256, toHex } from '../../receipt/bytes.ts';
import { canonicalDigest } from '../../receipt/canonical.ts';
import type { StationFound } from '../../receipt/content.ts';
import { chinaDayStart, parseReceiptNumber } from '../../receipt/number.ts';
import { reportDisagreements } from '../disagreements/report.ts';
import type { Vault } from '../keys/vault.ts';
import type { AuditEvent } from '../store/audit.ts';
import { CorruptRow, type ReceiptStore, type Settlement } from '../store/store.ts';

import { type FaceLook, faceFlags, isFaceless } from '../verify/face.ts';
import { decode } from '../verify/photo.ts';
import { type Rules, verifyStation } from '../verify/verify.ts';
import { type AccessParts, ownStation, requires } from './access.ts';
import type { Env } from './context.ts';
import { createLooks } from './looks.ts';
import { answerProblem, fail, type Result } from './problem.ts';
import { endOf, forQueue, forStation, isOpen, isWhole, type WholeReceipt } from './receipt.ts';

const REFUSAL_BYTES_MAX = 8_000;
/** Some 40 findings of 100 bytes, and a reason. */
const REDEMPTION_BYTES_MAX = 16_000;
/** Receipts in one answer of the list. */
export const PAGE = 20;

type Ending = Pick<Settlement, 'state' | 'reason' | 'clerk' | 'look'>;

interface StationParts extends AccessParts {
  readonly store: ReceiptStore;
  readonly vault: Vault;
  readonly specs: Rules['specs'];
  /** How sure a small detector is that a photo shows a face, 0 to 1. */
  readonly faceScore: FaceLook['score'];
  readonly onBug: (where: string, error: unknown) => void;
  /** A look that the audit table could not take yet: told to the log. */
  readonly onUnwritten: (event: AuditEvent) => void;
}

/** The body of a redemption; none at all is one that says nothing. */
function readRedemption(text: string): Redemption | undefined {
  try {
    const body = v.safeParse(redemptionSchema, text === '' ? {} : JSON.parse(text));
    const named =
      body.success && (body.output.reason === undefined) === (body.output.clerk === undefined);
    return named ? body.output : undefined;
  } catch {
    return undefined;
  }
}

/** Nothing speaks against the photo: not at home, not in its pixels, not on the station's own machine. */
const isPlain = ({ content }: WholeReceipt, here: Verdict | undefined): boolean =>
  content.claim.kind !== 'review' && content.flags.length === 0 && here?.outcome === 'accept';

/** What the audit table keeps of a station's own look. */
const lookOf = async (found: StationFound) => ({
  outcome: found.outcome,
  spec: found.spec,
  engine: found.engine,
  models: found.models,
  findingsSha256: await canonicalDigest(found.findings),
});

/** Tells a machine what its token allows. */
export function tokenRoute(parts: AccessParts): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/', requires(undefined, parts), (c) => {
    const { stationId = '', scopes = [] } = c.get('bearer') ?? {};
    return c.json({ stationId, scopes: [...scopes] } satisfies TokenFacts);
  });
  return app;
}

/** Tells whoever leads the stations how often staff decided otherwise than the checks. */
export function disagreementsRoute(
  parts: AccessParts & Pick<StationParts, 'store' | 'specs'>,
): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/', requires('report', parts), async (c) =>
    c.json(reportDisagreements(await parts.store.tallies(), parts.specs)),
  );
  return app;
}

/** The routes of a station: list today's receipts, look up a receipt, see its photo, redeem it, refuse it. */
export function stationRoutes(parts: StationParts): Hono<Env> {
  const { store, vault, clock } = parts;
  const app = new Hono<Env>();
  const looks = createLooks(store, parts.onUnwritten);
  const lookup = requires('lookup', parts);
  const redeem = requires('redeem', parts);
  const stationOf = (c: Context<Env>) => c.get('bearer')?.stationId ?? '';
  const ownStationOf = (c: Context<Env>) => {
    const bearer = c.get('bearer');
    return bearer && ownStation(bearer);
  };

  /** The receipt that a request names, as long as there is something to see. */
  async function find(c: Context<Env>): Promise<Result<WholeReceipt>> {
    const parsed = parseReceiptNumber(c.req.param('number') ?? '');
    const receipt = parsed.ok ? await store.get(parsed.number) : undefined;
    c.set('missed', receipt === undefined);
    if (!parsed.ok) {
      return fail(parsed.slip === 'check-digits' ? 'number-check-digits' : 'number-malformed');
    }
    if (!receipt) return fail('number-unknown');
    const own = ownStationOf(c);
    const { station } = receipt.content ?? {};
    // Who brings it to the wrong counter is told so; whose it is, or what became of it, is not.
    if (own !== undefined && station !== undefined && station !== own) return fail('other-station');
    if (!isWhole(receipt, clock())) return { ok: false, problem: endOf(receipt, clock()) };
    return { ok: true, value: receipt };
  }

  /** The photo as it was submitted; undefined where it was erased meanwhile. */
  async function photoOf({ number, content }: WholeReceipt): Promise<Uint8Array | undefined> {
    const sealed = await store.photo(number);
    if (!sealed) return undefined;
    const photo = new Uint8Array(vault.open(number, sealed));
    // Also of a photo from before there were keys, which nothing else protects.
    if (toHex(await sha256(photo)) !== content.claim.photoSha256) {
      throw new CorruptRow('photo with another digest than its receipt');
    }
    return photo;
  }

  /**
   * With a flag where its photo shows no face. Looked for again when a station asks: in a rush nobody looked
   * before the receipt was signed, and a better detector sees old photos too.
   */
  async function withFaceFlag(receipt: WholeReceipt): Promise<WholeReceipt> {
    const isAsked = isOpen(receipt, clock()) && !isFaceless(receipt.content.flags);
    const photo = isAsked ? await photoOf(receipt) : undefined;
    if (!photo) return receipt;
    const score = await scoreOf(photo);
    const flags = [...receipt.content.flags, ...faceFlags(score)];
    return { ...receipt, content: { ...receipt.content, flags } };
  }

  /** Where nobody can look, there is no face to be sure of. */
  async function scoreOf(photo: Uint8Array): Promise<number> {
    const facts = imageFacts(photo);
    const raster = facts && (await decode(photo, facts));
    if (!raster) return 0;
    return parts.faceScore(raster).catch((error: unknown) => {
      parts.onBug('face-count', error);
      return 0;
    });
  }

  async function settle(c: Context<Env>, number: string, ending: Ending): Promise<Response> {
    const settlement = { ...ending, at: clock().toISOString(), by: stationOf(c) };
    const settled = await store.settle(number, settlement);
    const receipt = await store.get(number);
    if (!receipt) return answerProblem(c, { code: 'number-unknown' });
    return settled && isWhole(receipt, clock())
      ? c.json(forStation(receipt, clock()))
      : answerProblem(c, endOf(receipt, clock()));
  }

  async function redeemAs(
    c: Context<Env>,
    receipt: WholeReceipt,
    { found, ...override }: Redemption,
  ): Promise<Response> {
    const here = found && verifyStation(found, receipt.content.claim, parts.specs);
    if (here && !here.ok) return answerProblem(c, here.problem);
    const needsClerk = isOpen(receipt, clock()) && !isPlain(receipt, here?.value);
    if (needsClerk && override.clerk === undefined)
      return answerProblem(c, { code: 'clerk-needed' });
    const look = found ? await lookOf(found) : { outcome: 'none' };
    return settle(c, receipt.number, { state: 'redeemed', ...override, look });
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
    const station = ownStationOf(c);
    const found = await store.queue({
      from,
      limit: PAGE,
      ...(station !== undefined && { station }),
      ...(last && { after: last }),
    });
    await looks.note({ at: now.toISOString(), action: 'queue-seen', by: stationOf(c) });
    const receipts = found.filter((one) => isWhole(one, now)).map((one) => forQueue(one, now));
    const next = found.length === PAGE ? found.at(-1)?.number : undefined;
    return c.json({ receipts, ...(next !== undefined && { next }) } satisfies Queue);
  });

  app.get('/:number', lookup, async (c) => {
    const found = await find(c);
    if (!found.ok) return answerProblem(c, found.problem);
    return c.json(forStation(await withFaceFlag(found.value), clock()));
  });

  app.get('/:number/photo', lookup, async (c) => {
    const found = await find(c);
    if (!found.ok) return answerProblem(c, found.problem);
    const { number } = found.value;
    const photo = await photoOf(found.value);
    if (!photo) return answerProblem(c, { code: 'number-unknown' });
    const at = clock().toISOString();
    await looks.note({ at, action: 'photo-seen', by: stationOf(c), subject: number });
    return c.body(new Uint8Array(photo), 200, { 'content-type': 'image/jpeg' });
  });

  const limit = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (c) => answerProblem(c, { code: 'body-too-large' }) });
  app.post('/:number/redeem', redeem, limit(REDEMPTION_BYTES_MAX), async (c) => {
    const redemption = readRedemption(await c.req.text());
    if (!redemption) return answerProblem(c, { code: 'redemption-invalid' });
    const found = await find(c);
    if (!found.ok) return answerProblem(c, found.problem);
    return redeemAs(c, await withFaceFlag(found.value), redemption);
  });
  app.post('/:number/refuse', redeem, limit(REFUSAL_BYTES_MAX), async (c) => {
    const body = v.safeParse(refusalSchema, await c.req.json().catch(() => undefined));
    if (!body.success) return answerProblem(c, { code: 'reason-invalid' });
    const found = await find(c);
    if (!found.ok) return answerProblem(c, found.problem);
    return settle(c, found.value.number, { state: 'refused', ...body.output });
  });

  // Without a token nobody learns which addresses exist.
  app.all('/:number/*', lookup, (c) => answerProblem(c, { code: 'not-found' }));
  return app;
}
