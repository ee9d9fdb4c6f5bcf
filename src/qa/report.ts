import * as v from 'valibot';
import { type CheckId, checks } from '../checks/index.ts';
import { type Mode, type Notice, notices, type Refusal, refusals } from '../engine/assessment.ts';
import { type Finding, firstConcern, type Outcome, type Status } from '../engine/verdict.ts';
import { type IsoQuality, isoMeasures } from '../iso/quality.ts';

/** Version of the format of reports and recordings. Raise it when a reader could misunderstand a change. */
export const SCHEMA = 1;

/** Why a photo has no outcome: the file was refused, or something went wrong on the way. */
export const photoErrors = [...refusals, 'worker-failed', 'unreadable', 'changed'] as const;
export type PhotoError = Refusal | 'worker-failed' | 'unreadable' | 'changed';

/** auto: as-is for a JPEG that already has the spec's frame, compose for everything else. */
export type SuiteMode = Mode | 'auto';

/** The one finding that a person hears of. */
export interface NextStep {
  readonly check: CheckId;
  readonly code?: string;
}

/** One photo of a suite. It has an outcome or an error. */
export interface PhotoRow {
  /** Path inside the suite's folder, with `/` between its parts. */
  readonly file: string;
  /** SHA-256 of the file, lower-case hexadecimal. Absent where it could not be read. */
  readonly sha256?: string;
  /** Milliseconds from the file's bytes to the verdict. */
  readonly ms: number;
  /** How it was assessed. Absent where it was not. */
  readonly mode?: Mode;
  readonly outcome?: Outcome;
  readonly findings: readonly Finding[];
  /** What the page says first; absent where nothing is to be mended. The report works it out of the findings. */
  readonly next?: NextStep;
  readonly notices?: readonly Notice[];
  /** The scores of ISO/IEC 29794-5, independent of the document's rules. Only where the photo was recorded. */
  readonly iso?: IsoQuality;
  readonly error?: PhotoError;
}

/** What all photos of a suite have in common. */
export interface SuiteFacts {
  /** `id@version`. */
  readonly spec: string;
  /** Version of the checks, and SHA-256 of the model manifest. */
  readonly engine: string;
  readonly models: string;
  readonly mode: SuiteMode;
}

/** Part `index` (1…of) of a suite that several machines share. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

interface Totals {
  readonly photos: number;
  readonly accept: number;
  readonly review: number;
  readonly reject: number;
  readonly errors: number;
  /** For every check that the spec names, how many photos have each status. */
  readonly checks: Readonly<Partial<Record<CheckId, Readonly<Record<Status, number>>>>>;
}

/** An assessed suite, as data without words of any language. `docs/report.md` describes its JSON. */
export interface Report extends SuiteFacts {
  readonly schema: typeof SCHEMA;
  readonly shard?: Shard;
  /** Sorted by file, in the order of UTF-16 code units. */
  readonly photos: readonly PhotoRow[];
  readonly totals: Totals;
}

const ids = checks.map(({ id }) => id) as [CheckId, ...CheckId[]];
const isCheckId = (id: string): id is CheckId => (ids as readonly string[]).includes(id);

const findingSchema = v.object({
  check: v.string(),
  severity: v.picklist(['required', 'advised']),
  status: v.picklist(['pass', 'fail', 'unsure', 'unknown']),
  code: v.optional(v.string()),
  advice: v.optional(v.string()),
  value: v.optional(v.union([v.number(), v.string()])),
  limits: v.record(v.string(), v.unknown()),
});

/** Checks that this version does not know are ignored, because reports may be older or newer. */
const findingsSchema = v.pipe(
  v.array(findingSchema),
  v.transform((findings) => findings.filter(({ check }) => isCheckId(check)) as Finding[]),
);

/** Measures that this version does not know are ignored. */
const isoSchema = v.pipe(
  v.record(v.string(), v.object({ raw: v.number(), score: v.number() })),
  v.transform(
    (scores): IsoQuality =>
      Object.fromEntries(isoMeasures.flatMap((id) => (scores[id] ? [[id, scores[id]]] : []))),
  ),
);

export const photoRowSchema = v.object({
  file: v.pipe(v.string(), v.nonEmpty()),
  sha256: v.optional(v.string()),
  ms: v.number(),
  mode: v.optional(v.picklist(['compose', 'as-is'])),
  outcome: v.optional(v.picklist(['accept', 'review', 'reject'])),
  findings: findingsSchema,
  notices: v.optional(v.array(v.picklist(notices))),
  iso: v.optional(isoSchema),
  error: v.optional(v.picklist(photoErrors)),
});

export const suiteFactsEntries = {
  spec: v.pipe(v.string(), v.regex(/^[^@]+@[^@]+$/)),
  engine: v.string(),
  models: v.string(),
  mode: v.picklist(['auto', 'compose', 'as-is']),
} as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const reportSchema = v.object({
  schema: v.literal(SCHEMA),
  ...suiteFactsEntries,
  shard: v.optional(v.object({ index: count, of: count })),
  photos: v.array(photoRowSchema),
});

/** In the order of UTF-16 code units: the same on every machine and in every locale. */
export const byFile = (a: { readonly file: string }, b: { readonly file: string }): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : 0;

function withNext(photo: PhotoRow): PhotoRow {
  const { next: _, ...row } = photo;
  // Of an accepted photo the page says that it is ready, and nothing else.
  const concern = row.outcome === 'accept' ? undefined : firstConcern(row);
  if (!concern) return row;
  const { check, code } = concern;
  return { ...row, next: { check, ...(code !== undefined && { code }) } };
}

function totalsOf(photos: readonly PhotoRow[]): Totals {
  const totals = { photos: photos.length, accept: 0, review: 0, reject: 0, errors: 0 };
  const statuses: Partial<Record<CheckId, Record<Status, number>>> = {};
  for (const { outcome, findings } of photos) {
    totals[outcome ?? 'errors'] += 1;
    for (const { check, status } of findings) {
      statuses[check] ??= { pass: 0, fail: 0, unsure: 0, unknown: 0 };
      statuses[check][status] += 1;
    }
  }
  return { ...totals, checks: statuses };
}

/** Sorts the photos, counts them, and works out what each is told first. */
export function makeReport(
  { spec, engine, models, mode }: SuiteFacts,
  photos: readonly PhotoRow[],
  shard?: Shard,
): Report {
  const sorted = photos.map(withNext).sort(byFile);
  return {
    schema: SCHEMA,
    spec,
    engine,
    models,
    mode,
    ...(shard && { shard }),
    photos: sorted,
    totals: totalsOf(sorted),
  };
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

/** Reads `text` as JSON and checks it against a schema. `why` names the first problem. */
export function parseJson<S extends v.GenericSchema>(
  text: string,
  schema: S,
): Parsed<v.InferOutput<S>> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { ok: false, why: (error as Error).message };
  }
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return { ok: true, value: parsed.output };
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  return { ok: false, why: path === null ? issue.message : `${path}: ${issue.message}` };
}

/** Reads a report.json. The totals are counted again. */
export function parseReport(text: string): Parsed<Report> {
  const parsed = parseJson(text, reportSchema);
  if (!parsed.ok) return parsed;
  const { photos, shard, ...facts } = parsed.value;
  return { ok: true, value: makeReport(facts, photos as PhotoRow[], shard) };
}
