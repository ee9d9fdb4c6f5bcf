import * as v from 'valibot';

export type Decision<Code extends string> =
  | { readonly status: 'pass' }
  | { readonly status: 'fail' | 'unsure'; readonly code: Code };

/** Turns a measured value into a decision, given limits that the spec supplies. */
export interface Judge<Value, Limits, Code extends string> {
  readonly value: v.GenericSchema<Value>;
  readonly limits: v.GenericSchema<Limits>;
  decide(value: Value, limits: Limits): Decision<Code>;
}

const finite = v.pipe(v.number(), v.finite());
const grey = v.pipe(finite, v.minValue(0));
const pass = { status: 'pass' } as const;

/** A margin inside a limit reads `unsure` from `grey` outside the limit to `grey` inside it. */
function decideMargin<Code extends string>(
  margin: number,
  grey: number,
  code: Code,
): Decision<Code> {
  if (margin >= grey) return pass;
  return { status: margin > -grey ? 'unsure' : 'fail', code };
}

export interface RangeLimits {
  readonly min: number;
  readonly max: number;
  /** Measuring error: within it of a limit nobody is certain. */
  readonly grey: number;
}

/** Must lie in [min, max]. */
export const range: Judge<number, RangeLimits, 'low' | 'high'> = {
  value: finite,
  limits: v.pipe(
    v.strictObject({ min: finite, max: finite, grey }),
    v.check(({ min, max }) => min <= max, 'min must not exceed max'),
    v.check(({ min, max, grey }) => 2 * grey <= max - min, 'grey must leave room to pass'),
  ),
  decide(value, { min, max, grey }) {
    const code = value - min < max - value ? 'low' : 'high';
    return decideMargin(Math.min(value - min, max - value), grey, code);
  },
};

/** Must not be less than `min`. */
export const atLeast: Judge<number, { min: number; grey: number }, 'low'> = {
  value: finite,
  limits: v.strictObject({ min: finite, grey }),
  decide: (value, { min, grey }) => decideMargin(value - min, grey, 'low'),
};

/** Must not be more than `max`. */
export const atMost: Judge<number, { max: number; grey: number }, 'high'> = {
  value: finite,
  limits: v.strictObject({ max: finite, grey }),
  decide: (value, { max, grey }) => decideMargin(max - value, grey, 'high'),
};

/** Must be one of the allowed values. */
export const oneOf: Judge<string, { allowed: string[] }, 'other'> = {
  value: v.string(),
  limits: v.strictObject({ allowed: v.pipe(v.array(v.string()), v.minLength(1)) }),
  decide: (value, { allowed }) =>
    allowed.includes(value) ? pass : { status: 'fail', code: 'other' },
};
