import * as v from 'valibot';
import { type AppCheck, type CheckId, checks } from '../checks/index.ts';

const severity = v.picklist(['required', 'advised']);
export type Severity = v.InferOutput<typeof severity>;

// biome-ignore lint/suspicious/noExplicitAny: only the schema's output is of interest
type LimitsOf<C> = C extends { judge: { limits: v.GenericSchema<infer L, any> } } ? L : never;

const text = v.pipe(v.string(), v.nonEmpty());
const clauseSchema = v.strictObject({ 'zh-CN': text, en: text });
/** Where the authority says so, or what a limit rests on, in each language. */
export type Clause = v.InferOutput<typeof clauseSchema>;

export interface Rule<Limits = Readonly<Record<string, unknown>>> {
  readonly severity: Severity;
  readonly clause: Clause;
  readonly limits: Limits;
  /** Tighter limits; passing, but not these, is a piece of advice. */
  readonly ideal?: Limits;
  /** A check that wins where both cannot hold. */
  readonly givesWayTo?: CheckId;
}

const ids = checks.map(({ id }) => id) as [CheckId, ...CheckId[]];
const pixels = v.pipe(v.number(), v.integer(), v.minValue(1));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

const ruleSchemas = Object.fromEntries(
  checks.map(({ id, judge }) => {
    const limits = judge.limits as v.GenericSchema;
    const rule = v.strictObject({
      severity,
      clause: clauseSchema,
      limits,
      ideal: v.optional(limits),
      givesWayTo: v.optional(v.picklist(ids)),
    });
    return [id, v.optional(rule)];
  }),
);

const formatSchema = v.strictObject({
  /** Pixels of the finished photo. */
  width: pixels,
  height: pixels,
  dpi: pixels,
  /** The JPEG that compose writes, in bytes. */
  bytes: v.pipe(
    v.strictObject({ min: pixels, max: pixels }),
    v.check(({ min, max }) => min <= max, 'min must not exceed max'),
  ),
  /** How far a source may be enlarged: 1 is not at all. */
  maxScale: positive,
});
export type Format = v.InferOutput<typeof formatSchema>;

export const specSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z]{2,4}(-[a-z]+)*$/)),
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  source: v.pipe(v.string(), v.url()),
  notes: text,
  format: formatSchema,
  rules: v.pipe(
    v.strictObject(ruleSchemas),
    v.check(
      (rules) => Object.values(rules).some((rule) => rule?.severity === 'required'),
      'a spec without a required rule would accept anything',
    ),
  ),
});

/** An issuing authority's rules, as data. A check that the spec does not name is not run. */
export interface Spec {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly notes: string;
  readonly format: Format;
  readonly rules: { readonly [C in AppCheck as C['id']]?: Rule<LimitsOf<C>> };
}

/** Refuses unknown keys, unknown checks and limits that are not their judge's. */
export const parseSpec = (data: unknown): Spec => v.parse(specSchema, data) as Spec;
