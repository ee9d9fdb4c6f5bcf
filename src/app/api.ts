import * as v from 'valibot';
import type { ProblemCode } from '../i18n/messages.ts';
import {
  challengeAnswerSchema,
  type DisagreementReport,
  disagreementReportSchema,
  type ExportOrder,
  errorSchema,
  type Queue,
  queueSchema,
  type Receipt,
  type Redemption,
  receiptSchema,
  type StationReceipt,
  stationReceiptSchema,
  type Terms,
  type TokenFacts,
  termsSchema,
  tokenFactsSchema,
} from '../receipt/answers.ts';
import type { Claim } from '../receipt/content.ts';
import { type Jwks, jwksSchema } from '../receipt/signature.ts';

/** Why the endpoint gave no result. */
export interface Problem {
  readonly code: ProblemCode;
  /** When what it speaks of happened, ISO 8601. */
  readonly at?: string;
}

const passing: ReadonlySet<ProblemCode> = new Set([
  'offline',
  'answer-unreadable',
  'unavailable',
  'internal',
  'too-many-requests',
  'multipart-unreadable',
]);
/** Whether the same request may succeed later: nothing is wrong with what was sent. */
export const isPassing = ({ code }: Problem): boolean => passing.has(code);

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

const fail = (problem: Problem) => ({ ok: false, problem }) as const;
const unreadable = fail({ code: 'answer-unreadable' });

async function request(path: string, init: RequestInit): Promise<Response | undefined> {
  try {
    return await fetch(path, { cache: 'no-store', ...init });
  } catch {
    return undefined;
  }
}

async function problemOf(response: Response): Promise<Answer<never>> {
  const body = v.safeParse(errorSchema, await response.json().catch(() => undefined));
  if (!body.success) return unreadable;
  const { code, at } = body.output.error;
  return fail({ code, ...(at !== undefined && { at }) });
}

async function ask<T>(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T | undefined>,
): Promise<Answer<T>> {
  const response = await request(path, init);
  if (!response) return fail({ code: 'offline' });
  if (!response.ok) return problemOf(response);
  // A connection that breaks in the middle of the body reads like an answer that is none.
  const value = await read(response).catch(() => undefined);
  return value === undefined ? unreadable : { ok: true, value };
}

const parsed =
  <T>(schema: v.GenericSchema<unknown, T>) =>
  async (response: Response): Promise<T | undefined> => {
    const result = v.safeParse(schema, await response.json());
    return result.success ? result.output : undefined;
  };

const receiptPath = (number: string) => `/api/receipts/${encodeURIComponent(number)}`;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** What the operator of the endpoint promises of the photo. */
export const fetchTerms = (): Promise<Answer<Terms>> => ask('/api/terms', {}, parsed(termsSchema));

/** What a camera is given when it is opened: undefined where there is no network, or none to be had. */
export async function fetchChallenge(): Promise<string | undefined> {
  if (!navigator.onLine) return undefined;
  const answer = await ask('/api/challenges', { method: 'POST' }, parsed(challengeAnswerSchema));
  return answer.ok ? answer.value.challenge : undefined;
}

/** The public keys that receipts are signed with. */
export const fetchJwks = (): Promise<Answer<Jwks>> =>
  ask('/.well-known/jwks.json', {}, parsed(jwksSchema));

/** The signed list of receipts that ended before their time, a compact JWS. */
export const fetchEnded = (token: string): Promise<Answer<string>> =>
  ask('/api/ended', { headers: bearer(token) }, async (response) => (await response.text()).trim());

/** Withdraws a receipt with the secret that this device kept. */
export const withdrawReceipt = (number: string, secret: string): Promise<Answer<Receipt>> =>
  ask(
    `${receiptPath(number)}/withdraw`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    },
    parsed(receiptSchema),
  );

/** What a token is good for. */
export const fetchToken = (token: string): Promise<Answer<TokenFacts>> =>
  ask('/api/token', { headers: bearer(token) }, parsed(tokenFactsSchema));

/** How often stations decided otherwise than the checks. */
export const fetchDisagreements = (token: string): Promise<Answer<DisagreementReport>> =>
  ask('/api/disagreements', { headers: bearer(token) }, parsed(disagreementReportSchema));

export interface Submitting {
  /** Of a machine that does not speak for the person whose device it is. */
  readonly token?: string;
  /** The id of the one station that may read the receipt. */
  readonly station?: string | undefined;
  /** Gives up: the answer is then that there is no network. */
  readonly signal?: AbortSignal;
}

/** Sends a photo and what is claimed of it. The same claim again gives the same receipt. */
export function submitReceipt(
  photo: Uint8Array<ArrayBuffer>,
  claim: Claim,
  { token, station, signal }: Submitting = {},
): Promise<Answer<Receipt>> {
  const body = new FormData();
  body.append('photo', new Blob([photo], { type: 'image/jpeg' }), 'photo.jpg');
  body.append('receipt', new Blob([JSON.stringify(claim)], { type: 'application/json' }));
  if (station !== undefined) body.append('station', station);
  const init: RequestInit = {
    method: 'POST',
    body,
    ...(token !== undefined && { headers: bearer(token) }),
    ...(signal && { signal }),
  };
  return ask('/api/receipts', init, parsed(receiptSchema));
}

/** Receipts of today, newest first; those after the number `after`, where it is given. */
export const fetchQueue = (token: string, after?: string): Promise<Answer<Queue>> =>
  ask(
    after === undefined ? '/api/receipts' : `/api/receipts?after=${after}`,
    { headers: bearer(token) },
    parsed(queueSchema),
  );

/** The photos of some days as a signed ZIP file, and the name that it is to have. */
export const fetchPack = (
  order: ExportOrder,
  token: string,
): Promise<Answer<{ readonly name: string; readonly zip: Blob }>> =>
  ask(
    '/api/export',
    {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/json' },
      body: JSON.stringify(order),
    },
    async (response) => {
      const said = response.headers.get('content-disposition') ?? '';
      const [, name = 'photos.zip'] = /filename="([\w.-]+)"/.exec(said) ?? [];
      return { name, zip: await response.blob() };
    },
  );

export const lookUpReceipt = (number: string, token: string): Promise<Answer<StationReceipt>> =>
  ask(receiptPath(number), { headers: bearer(token) }, parsed(stationReceiptSchema));

/** The exact bytes that the resident submitted. */
export const fetchPhoto = (number: string, token: string): Promise<Answer<Blob>> =>
  ask(`${receiptPath(number)}/photo`, { headers: bearer(token) }, (response) => response.blob());

export const redeemReceipt = (
  number: string,
  token: string,
  redemption: Redemption,
): Promise<Answer<StationReceipt>> =>
  ask(
    `${receiptPath(number)}/redeem`,
    {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/json' },
      body: JSON.stringify(redemption),
    },
    parsed(stationReceiptSchema),
  );

export const refuseReceipt = (
  number: string,
  reason: string,
  token: string,
): Promise<Answer<StationReceipt>> =>
  ask(
    `${receiptPath(number)}/refuse`,
    {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/json' },
      body: JSON.stringify({ reason }),
    },
    parsed(stationReceiptSchema),
  );
