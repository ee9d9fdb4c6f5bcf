import * as v from 'valibot';
import { type CheckId, checks } from '../checks/index.ts';
import { edits } from '../engine/assessment.ts';
import { captureSchema } from './capture.ts';

export const checkIds = checks.map(({ id }) => id) as [CheckId, ...CheckId[]];
export const statusSchema = v.picklist(['pass', 'fail', 'unsure', 'unknown']);
export const outcomeSchema = v.picklist(['accept', 'review', 'reject']);
export const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const numberSchema = v.pipe(v.string(), v.regex(/^\d{20}$/));
/** ISO 8601, UTC. */
export const timeSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.endsWith('Z'),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'no such moment'),
);
export const modeSchema = v.picklist(['compose', 'as-is']);
/** Absent where nothing was changed. Each change once. */
export const editsSchema = v.pipe(
  v.array(v.picklist(edits)),
  v.minLength(1),
  v.check((list) => new Set(list).size === list.length, 'each edit once'),
);

/** The photo did not pass, but the resident sends it so that staff decide. Absent where the photo passed. */
export const kindSchema = v.literal('review');
export type Kind = v.InferOutput<typeof kindSchema>;

/** Who ran the checks: the resident's own device, a walk-in machine, or a station. */
export const claimantSchema = v.picklist(['self', 'kiosk', 'station']);
export type Claimant = v.InferOutput<typeof claimantSchema>;

const short = v.pipe(v.string(), v.maxLength(40));

/** What a device measured of one check: a value, or why there is none. */
const measurementSchema = v.strictObject({
  check: v.picklist(checkIds),
  status: statusSchema,
  code: v.exactOptional(short),
  value: v.exactOptional(v.union([v.pipe(v.number(), v.finite()), short])),
});
export type ClaimedMeasurement = v.InferOutput<typeof measurementSchema>;

/** `id@version`. */
const specNameSchema = v.pipe(v.string(), v.maxLength(60), v.regex(/^[^@]+@[^@]+$/));
const engineSchema = v.pipe(v.string(), v.regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/));
const findingsSchema = v.pipe(
  v.array(measurementSchema),
  v.minLength(1),
  v.maxLength(2 * checks.length),
);

/** What a device or a station found of exactly these bytes. */
const found = {
  photoSha256: sha256Schema,
  spec: specNameSchema,
  engine: engineSchema,
  models: sha256Schema,
  outcome: outcomeSchema,
  findings: findingsSchema,
};

/** What a station's own machine found of a receipt's photo. */
export const stationFoundSchema = v.strictObject(found);
export type StationFound = v.InferOutput<typeof stationFoundSchema>;

/** What a device claims about a photo when it submits it. The endpoint believes nothing without proof. */
export const claimSchema = v.strictObject({
  schema: v.literal(1),
  number: numberSchema,
  /** 16 random bytes, hexadecimal. They make the number impossible to guess from the photo. */
  nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  ...found,
  mode: modeSchema,
  edits: v.exactOptional(editsSchema),
  /** Absent: the photo is an uploaded file. */
  capture: v.exactOptional(captureSchema),
  kind: v.exactOptional(kindSchema),
  assessedBy: claimantSchema,
  /** SHA-256 of the secret that the resident's device keeps, with which it can withdraw the receipt. */
  secretSha256: v.exactOptional(sha256Schema),
  /** The number contains the day of this moment in China. */
  assessedAt: timeSchema,
});
export type Claim = v.InferOutput<typeof claimSchema>;
