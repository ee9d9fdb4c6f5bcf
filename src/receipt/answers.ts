import * as v from 'valibot';
import { capturedSchema, challengeSchema } from './capture.ts';
import {
  checkIds,
  claimantSchema,
  editsSchema,
  kindSchema,
  modeSchema,
  numberSchema,
  outcomeSchema,
  sha256Schema,
  stationFoundSchema,
  statusSchema,
  timeSchema,
} from './content.ts';
import { errorCodes } from './errors.ts';
import { operatorSchema } from './operator.ts';

// The endpoint's answers may have unknown keys, because an older page may talk to a newer endpoint.

/** What the station of the token is called that the endpoint makes at its first start. */
export const FIRST_STATION = 'bootstrap';

/** The longest reason for a refusal, in characters. */
export const REASON_MAX = 500;
/** The longest name of a clerk, in characters. */
export const CLERK_MAX = 60;

const said = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

/** What a station sends with a refusal. */
export const refusalSchema = v.strictObject({ reason: said(REASON_MAX) });

/** Who answers for using a photo that something speaks against, and why. */
const overrideSchema = v.strictObject({
  reason: said(REASON_MAX),
  clerk: said(CLERK_MAX),
});

/**
 * What a station sends when it redeems a receipt: what its own machine found of the photo, and where
 * that is no acceptance, or there is nothing, or something else speaks against the photo, who answers
 * for it.
 */
export const redemptionSchema = v.strictObject({
  reason: v.exactOptional(overrideSchema.entries.reason),
  clerk: v.exactOptional(overrideSchema.entries.clerk),
  found: v.exactOptional(stationFoundSchema),
});
export type Redemption = v.InferOutput<typeof redemptionSchema>;

/** In which state receipts are whose photos are exported. */
export const exportStates = ['redeemed', 'refused', 'issued'] as const;
export type ExportState = (typeof exportStates)[number];

/** What a station sends for a pack of photos: days in China, both included. */
export const exportOrderSchema = v.strictObject({
  from: v.pipe(v.string(), v.maxLength(10)),
  to: v.pipe(v.string(), v.maxLength(10)),
  state: v.exactOptional(v.picklist(exportStates)),
  /** Also photos that were exported before. */
  again: v.exactOptional(v.boolean()),
});
export type ExportOrder = v.InferOutput<typeof exportOrderSchema>;

/** What a resident's device sends to withdraw a receipt: the secret whose hash was in the claim. */
export const withdrawalSchema = v.strictObject({
  secret: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** What a camera of the page gets when it is opened: one photo may be submitted with it, until it expires. */
export const challengeAnswerSchema = v.object({
  challenge: challengeSchema,
  expiresAt: timeSchema,
});
export type ChallengeAnswer = v.InferOutput<typeof challengeAnswerSchema>;

/** What a resident agrees to when submitting. */
export const termsSchema = v.object({
  /** How long a receipt and its photo are kept. */
  retentionDays: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The same of single documents, by the id of their spec, where that is another time. */
  documentDays: v.exactOptional(
    v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1))),
  ),
  /** How long they are kept after a station has redeemed or refused the receipt. */
  settledDays: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Ids of the specs that receipts are given for. */
  specs: v.exactOptional(v.array(v.string())),
  /** The operator takes photos whose background was made white, where a document leaves it to them. */
  whiteBackground: v.exactOptional(v.boolean()),
  /** What the operator says in their own words. */
  operator: v.exactOptional(operatorSchema),
});
export type Terms = v.InferOutput<typeof termsSchema>;

/** How many days a receipt of a document holds. `spec`: its id, with a version or without. */
export const validDays = (
  { retentionDays, documentDays = {} }: Pick<Terms, 'retentionDays' | 'documentDays'>,
  spec: string,
): number => documentDays[spec.split('@')[0] ?? ''] ?? retentionDays;

/** `review` is open like `issued`, but its photo did not pass, and staff decide. */
const receiptStatuses = [
  'issued',
  'review',
  'redeemed',
  'refused',
  'withdrawn',
  'expired',
] as const;
export type ReceiptStatus = (typeof receiptStatuses)[number];

/** A receipt as the resident gets it back. */
export const receiptSchema = v.object({
  number: numberSchema,
  status: v.picklist(receiptStatuses),
  /** Its photo did not pass. This stays after staff have decided. */
  kind: v.exactOptional(kindSchema),
  /** Checks of which the endpoint's own look at the photo says something else: a clerk looks too. */
  doubts: v.exactOptional(v.array(v.picklist(checkIds))),
  /** The page's own camera took its photo. Absent: it is an uploaded file. */
  captured: v.exactOptional(capturedSchema),
  issuedAt: timeSchema,
  /** The receipt is kept and valid until then. */
  expiresAt: timeSchema,
  /** The signed receipt, a compact JWS. */
  jws: v.exactOptional(v.string()),
  /** What its QR code holds: see src/receipt/slip.ts. */
  slip: v.exactOptional(v.string()),
});
export type Receipt = v.InferOutput<typeof receiptSchema>;

const findingSchema = v.object({
  check: v.picklist(checkIds),
  severity: v.picklist(['required', 'advised']),
  status: statusSchema,
  code: v.exactOptional(v.string()),
  advice: v.exactOptional(v.string()),
  value: v.exactOptional(v.union([v.number(), v.string()])),
  limits: v.record(v.string(), v.unknown()),
});

/** The verdict in the engine's form. The endpoint made it from the reported values. */
const verdictSchema = v.object({
  outcome: outcomeSchema,
  spec: v.string(),
  findings: v.array(findingSchema),
});

/** A receipt as the station sees it. */
export const stationReceiptSchema = v.object({
  ...receiptSchema.entries,
  /** When it was redeemed or refused. */
  settledAt: v.exactOptional(timeSchema),
  /** Why it was refused, or redeemed against the checks. */
  reason: v.exactOptional(v.string()),
  /** Who is responsible for redeeming it against the checks. */
  clerk: v.exactOptional(v.string()),
  photoSha256: sha256Schema,
  mode: modeSchema,
  edits: v.exactOptional(editsSchema),
  engine: v.string(),
  models: sha256Schema,
  assessedBy: claimantSchema,
  assessedAt: timeSchema,
  verdict: verdictSchema,
  /** Reported values that the endpoint's own measurement of the pixels contradicts. */
  flags: v.exactOptional(
    v.array(
      v.object({
        check: v.picklist(checkIds),
        reported: v.union([v.number(), v.string()]),
        measured: v.union([v.number(), v.string()]),
      }),
    ),
  ),
});
export type StationReceipt = v.InferOutput<typeof stationReceiptSchema>;

/** What a token allows, told to its holder. */
export const tokenFactsSchema = v.object({
  stationId: v.string(),
  scopes: v.array(v.string()),
});
export type TokenFacts = v.InferOutput<typeof tokenFactsSchema>;

const rateSchema = v.object({
  count: v.number(),
  of: v.number(),
  /** 0 to 1, and its 95 % Wilson interval. */
  rate: v.number(),
  low: v.number(),
  high: v.number(),
});

const disagreementSchema = v.object({
  spec: v.string(),
  engine: v.string(),
  /** Empty of the whole verdict. */
  check: v.string(),
  /** Of photos that passed, those that staff sent back; absent where none passed. */
  refused: v.exactOptional(rateSchema),
  /** Of photos that did not pass, those that staff took; absent where all passed. */
  accepted: v.exactOptional(rateSchema),
  /** The limit that would have agreed with the staff most often: how often not, now and then. */
  limit: v.exactOptional(
    v.object({
      side: v.picklist(['min', 'max']),
      value: v.number(),
      before: v.number(),
      after: v.number(),
    }),
  ),
});
export type Disagreement = v.InferOutput<typeof disagreementSchema>;

/** How often staff decided otherwise than the checks, since receipts are counted. */
export const disagreementReportSchema = v.object({
  decisions: v.number(),
  disagreements: v.array(disagreementSchema),
});
export type DisagreementReport = v.InferOutput<typeof disagreementReportSchema>;

/** Receipts of today in China, newest first, without photos. */
export const queueSchema = v.object({
  receipts: v.array(
    v.object({
      number: numberSchema,
      status: v.picklist(receiptStatuses),
      kind: v.exactOptional(kindSchema),
      issuedAt: timeSchema,
      settledAt: v.exactOptional(timeSchema),
      assessedBy: claimantSchema,
      outcome: outcomeSchema,
    }),
  ),
  /** There are more receipts. The next page starts after this number. */
  next: v.exactOptional(numberSchema),
});
export type Queue = v.InferOutput<typeof queueSchema>;
export type Queued = Queue['receipts'][number];

/** Every answer that is not a success. */
export const errorSchema = v.object({
  error: v.object({
    code: v.picklist(errorCodes),
    /** One sentence, in English, for a developer. */
    message: v.string(),
    /** The place in the receipt's JSON. */
    path: v.exactOptional(v.string()),
    /** Which checks it is about. */
    checks: v.exactOptional(v.array(v.picklist(checkIds))),
    /** When it happened: redeemed, refused, expired. */
    at: v.exactOptional(timeSchema),
  }),
});
export type ErrorAnswer = v.InferOutput<typeof errorSchema>;
