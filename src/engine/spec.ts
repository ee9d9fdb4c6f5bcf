import * as v from 'valibot';
import { type AppCheck, type CheckId, checks } from '../checks/index.ts';
import { inEachLanguage } from './languages.ts';

const severity = v.picklist(['required', 'advised']);
export type Severity = v.InferOutput<typeof severity>;

// biome-ignore lint/suspicious/noExplicitAny: only the schema's output is of interest
type LimitsOf<C> = C extends { judge: { limits: v.GenericSchema<infer L, any> } } ? L : never;

const text = v.pipe(v.string(), v.nonEmpty());
const words = v.strictObject(inEachLanguage(() => text));
/** Text of a spec in each language. */
export type Words = v.InferOutput<typeof words>;

export interface Rule<Limits = Readonly<Record<string, unknown>>> {
  readonly severity: Severity;
  /** Where the authority states the rule, or what its limit is based on. */
  readonly clause: Words;
  readonly limits: Limits;
  /** Tighter limits. A value that passes, but misses these, gives advice. */
  readonly ideal?: Limits;
  /** The check that has priority where both cannot be met. */
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
      clause: words,
      limits,
      ideal: v.optional(limits),
      givesWayTo: v.optional(v.picklist(ids)),
    });
    return [id, v.optional(rule)];
  }),
);

/** Millimetres. */
const millimetres = v.strictObject({ width: positive, height: positive });

const formatSchema = v.strictObject({
  /** Pixels of the finished photo. */
  width: pixels,
  height: pixels,
  dpi: pixels,
  /** Size on paper, where the authority states one. */
  print: v.exactOptional(millimetres),
  /** The JPEG that compose writes, in bytes. */
  bytes: v.pipe(
    v.strictObject({ min: pixels, max: pixels }),
    v.check(({ min, max }) => min <= max, 'min must not exceed max'),
  ),
  /** How far a source may be enlarged. 1 means not at all. */
  maxScale: positive,
});
export type Format = v.InferOutput<typeof formatSchema>;

/** What may be changed in a photo beyond cropping and scaling. */
const editSchema = v.strictObject({
  /** `operator`: allowed where the endpoint's operator takes such photos. */
  rule: v.picklist(['allowed', 'operator', 'forbidden']),
  clause: words,
});

export const specSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z]{2,4}(-[a-z]+)*$/)),
  name: words,
  /** What sets this document's photo apart, in a few words. */
  description: words,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  source: v.pipe(v.string(), v.url()),
  notes: text,
  format: formatSchema,
  /** Whether the background may be made white if the person asks for it. */
  whiteBackground: editSchema,
  /** Whether only a photo that the page's own camera took gets a receipt. */
  capture: v.optional(v.picklist(['here', 'any']), 'any'),
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
  readonly name: Words;
  readonly description: Words;
  readonly version: string;
  readonly source: string;
  readonly notes: string;
  readonly format: Format;
  readonly whiteBackground: v.InferOutput<typeof editSchema>;
  readonly capture: 'here' | 'any';
  readonly rules: { readonly [C in AppCheck as C['id']]?: Rule<LimitsOf<C>> };
}

/** Whether the background may be made white, where the operator takes such photos or does not. */
export const mayWhiten = ({ whiteBackground: { rule } }: Spec, operatorTakesIt: boolean): boolean =>
  rule === 'allowed' || (rule === 'operator' && operatorTakesIt);

/** Refuses unknown keys, unknown checks, and limits that do not fit the check's judge. */
export const parseSpec = (data: unknown): Spec => v.parse(specSchema, data) as Spec;
