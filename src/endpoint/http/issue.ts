import type { Context } from 'hono';
import type { OnBug } from '../../engine/verdict.ts';
import { type Receipt, type Terms, validDays } from '../../receipt/answers.ts';
import { sha256, toHex } from '../../receipt/bytes.ts';
import type { Claim } from '../../receipt/content.ts';
import type { Operator } from '../../receipt/operator.ts';
import { signReceipt, signSlip } from '../keys/sign.ts';
import type { SigningKeys } from '../keys/signing-keys.ts';
import type { Vault } from '../keys/vault.ts';
import type { NewReceipt, ReceiptStore, StoredReceipt } from '../store/store.ts';
import { type FaceLook, faceFlags, isFaceless } from '../verify/face.ts';
import { type Rules, verify } from '../verify/verify.ts';
import type { AccessParts, Scope } from './access.ts';
import { readChallenge } from './challenge.ts';
import type { Env } from './context.ts';
import { isRefusal, tooMany } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { answerProblem, fail, type Result } from './problem.ts';
import { endOf, forResident, isWhole } from './receipt.ts';
import type { Rush } from './rush.ts';
import { readUpload, type Upload } from './upload.ts';

const DAY = 86_400_000;

interface IssueParts extends AccessParts {
  readonly store: ReceiptStore;
  readonly specs: Rules['specs'];
  readonly measure: Rules['measure'];
  /** How sure a small detector is that a photo shows a face, 0 to 1. */
  readonly faceScore: FaceLook['score'];
  readonly rush: Rush;
  readonly operator: Operator;
  readonly whiteBackground: Rules['whiteBackground'];
  readonly retentionDays: Terms['retentionDays'];
  readonly documentDays?: NonNullable<Terms['documentDays']>;
  readonly signing: SigningKeys;
  readonly vault: Vault;
  readonly metrics: Metrics;
  readonly onBug: (where: string, error: unknown) => void;
}

/** Whom limits on submissions count: the machine that has a token, which pays for nobody else, or the address. */
export const payerOf = (c: Context<Env>): string => c.get('bearer')?.tokenId ?? c.get('address');

/** Answers a submission: the receipt, kept and signed, or what is wrong. */
export async function issue(c: Context<Env>, parts: IssueParts): Promise<Response> {
  const { metrics } = parts;
  const upload = await metrics.timed('read', () => readUpload(c.req));
  const mayClaim = upload.ok && provesToBe(c, upload.value);
  if (upload.ok) {
    const refused = mayClaim
      ? await spendReview(c, upload.value, parts)
      : await parts.limits.miss('address', c.get('address'));
    if (isRefusal(refused)) return tooMany(c, refused);
  }
  const kept = await (!upload.ok
    ? upload
    : mayClaim
      ? keepInTurn(upload.value, parts)
      : fail('claimant'));
  if (!kept.ok) {
    metrics.receipt(kept.problem.code);
    return answerProblem(c, kept.problem);
  }
  const { created, receipt } = kept.value;
  const made = receipt.kind === 'review' ? 'created-for-review' : 'created';
  metrics.receipt(created ? made : 'repeated');
  return c.json(receipt, created ? 201 : 200);
}

const scopeOf: Readonly<Record<'kiosk' | 'station', Scope>> = {
  kiosk: 'assess',
  station: 'redeem',
};

/** Anyone may speak for themselves; a walk-in machine and a station must prove to be one. */
const provesToBe = (c: Context<Env>, { claim: { assessedBy } }: Upload): boolean =>
  assessedBy === 'self' || (c.get('bearer')?.scopes.includes(scopeOf[assessedBy]) ?? false);

async function spendReview(c: Context<Env>, { claim }: Upload, { limits }: IssueParts) {
  return claim.kind === 'review' ? limits.spend('review', payerOf(c)) : undefined;
}

interface Kept {
  readonly created: boolean;
  readonly receipt: Receipt;
}

/**
 * The look for a face before a receipt is signed. Where it fails nothing is told to a person who may be
 * well to be seen: a station looks again, and there a failure is a reason for a clerk to look.
 */
const lookFor =
  ({ faceScore }: IssueParts, onBug: OnBug): NonNullable<Rules['look']> =>
  (photo) =>
    faceScore(photo).then(faceFlags, (error: unknown) => {
      onBug('face-count', error);
      return [];
    });

/** In a rush nobody waits for the look for a face: it is made when a station asks. */
async function keepInTurn(upload: Upload, parts: IssueParts): Promise<Result<Kept>> {
  const { station } = upload;
  const isNamed = parts.operator.stations.some(({ id }) => id === station);
  if (station !== undefined && !isNamed) return fail('station-unknown');
  const { isOn, leave } = parts.rush.enter();
  try {
    return await keep(upload, isOn, parts);
  } finally {
    leave();
  }
}

async function keep(
  { photo, claim, station }: Upload,
  isRush: boolean,
  parts: IssueParts,
): Promise<Result<Kept>> {
  const { store, vault, signing, specs, metrics, whiteBackground } = parts;
  const now = parts.clock();
  const onBug: OnBug = (check, error) => parts.onBug(check, error);
  const look = lookFor(parts, onBug);
  const verified = await metrics.timed('verify', () =>
    verify(
      { photo, claim },
      { specs, now, onBug, measure: parts.measure, whiteBackground, ...(!isRush && { look }) },
    ),
  );
  if (!verified.ok) {
    return verified.problem.code === 'number-date'
      ? orSentBefore(verified, { photo, claim }, parts)
      : verified;
  }
  const challenged = await spendChallenge(claim, now, parts);
  if (!challenged.ok) return orSentBefore(challenged, { photo, claim }, parts);

  const unsigned = {
    claim,
    ...verified.value,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + validDays(parts, claim.spec) * DAY).toISOString(),
  };
  const receipt: NewReceipt = {
    ...unsigned,
    jws: await metrics.timed('sign', () => signReceipt(unsigned, signing)),
    ...(claim.secretSha256 !== undefined && { withdrawalHash: claim.secretSha256 }),
    ...(station !== undefined && { station }),
  };
  const sealed = await metrics.timed('seal', async () => vault.seal(claim.number, photo));
  const kept = await metrics.timed('store', () => store.put(receipt, sealed));
  if (kept.created) for (const { check } of receipt.flags) metrics.flagged(check);
  if (kept.created && isRush) metrics.unlooked();
  if (!kept.created && !isSame(kept.receipt, claim)) return fail('number-taken');
  return answerWith(kept.receipt, kept.created, parts);
}

/** Takes the challenge of a claim, where it has one, for this receipt alone. */
async function spendChallenge(
  { capture, number }: Claim,
  now: Date,
  { store, vault }: IssueParts,
): Promise<Result<undefined>> {
  if (capture?.challenge === undefined) return { ok: true, value: undefined };
  const read = readChallenge(capture.challenge, vault, now);
  if (!read.ok) return read;
  const isOurs = await store.challenges.spend(read.value, number);
  return isOurs ? { ok: true, value: undefined } : fail('challenge-used');
}

/** What was wrong with a claim that came too late, unless its receipt is there already. */
async function orSentBefore(
  late: Result<never>,
  upload: Upload,
  parts: IssueParts,
): Promise<Result<Kept>> {
  const earlier = await sentBefore(upload, parts);
  return earlier ? answerWith(earlier, false, parts) : late;
}

/**
 * Whether a receipt is of this claim. Of an erased one only the device that made it knows the secret: to
 * all others it says nothing, not even that it was once there.
 */
const isSame = ({ content, withdrawalHash }: StoredReceipt, claim: Claim): boolean =>
  content
    ? content.claim.nonce === claim.nonce && content.claim.photoSha256 === claim.photoSha256
    : withdrawalHash !== undefined && withdrawalHash === claim.secretSha256;

/**
 * The receipt of a claim that was taken in time and whose answer was lost: a device without a network
 * may ask again days later, and must not be told to make another.
 */
async function sentBefore(
  { photo, claim }: Upload,
  { store }: IssueParts,
): Promise<StoredReceipt | undefined> {
  const receipt = await store.get(claim.number);
  const isOfPhoto = claim.photoSha256 === toHex(await sha256(photo));
  return receipt && isOfPhoto && isSame(receipt, claim) ? receipt : undefined;
}

async function answerWith(
  receipt: StoredReceipt,
  created: boolean,
  { clock, metrics, signing }: IssueParts,
): Promise<Result<Kept>> {
  const now = clock();
  if (!isWhole(receipt, now)) return { ok: false, problem: endOf(receipt, now) };
  const { content, expiresAt } = receipt;
  // Without a network a station knows the code alone, and must be told to look.
  const claim = { ...content.claim, ...(isFaceless(content.flags) && { kind: 'review' as const }) };
  const slip = await metrics.timed('sign', async () => signSlip(claim, expiresAt, signing));
  return { ok: true, value: { created, receipt: forResident(receipt, now, slip) } };
}
