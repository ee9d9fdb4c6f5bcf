import * as v from 'valibot';

type Decision<Code extends string> =
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

/**
 * `margin` is how far a value lies inside its limit; negative outside. Within `grey` of the limit, on either side,
 * the answer is `unsure`.
 */
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
  /** The measuring error. A value that is this near to a limit is `unsure`. */
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

interface WithinLimits {
  readonly min: number;
  readonly max?: number | undefined;
  readonly grey: number;
}

/** Must not be less than `min`, nor more than `max` where there is one. */
export const within: Judge<number, WithinLimits, 'low' | 'high'> = {
  value: finite,
  limits: v.pipe(
    v.strictObject({ min: finite, max: v.exactOptional(finite), grey }),
    v.check(({ min, max = Number.POSITIVE_INFINITY }) => min <= max, 'min must not exceed max'),
    v.check(
      ({ min, max = Number.POSITIVE_INFINITY, grey }) => 2 * grey <= max - min,
      'grey must leave room to pass',
    ),
  ),
  decide: (value, { min, max, grey }) =>
    max === undefined
      ? atLeast.decide(value, { min, grey })
      : range.decide(value, { min, max, grey }),
};

const side = v.pipe(v.number(), v.integer(), v.minValue(1));

type SizeLimits =
  | { readonly allowed: readonly string[] }
  | {
      /** Every size between these two that has their proportions, to within one pixel. */
      readonly from: { readonly width: number; readonly height: number };
      readonly to: { readonly width: number; readonly height: number };
    };

const sizeOf = (text: string): readonly [width: number, height: number] => {
  const [width, height] = text.split('x').map(Number);
  return [width, height];
};

/** `WIDTHxHEIGHT`. It must be one of the allowed sizes, or lie between two sizes of the same proportions. */
export const size: Judge<string, SizeLimits, 'other'> = {
  value: v.pipe(v.string(), v.regex(/^\d+x\d+$/)),
  limits: v.union([
    v.strictObject({ allowed: v.pipe(v.array(v.string()), v.minLength(1)) }),
    v.pipe(
      v.strictObject({
        from: v.strictObject({ width: side, height: side }),
        to: v.strictObject({ width: side, height: side }),
      }),
      v.check(({ from, to }) => from.width <= to.width, 'from must not exceed to'),
    ),
  ]),
  decide(value, limits) {
    if ('allowed' in limits) return oneOf.decide(value, { allowed: [...limits.allowed] });
    const { from, to } = limits;
    const [width, height] = sizeOf(value);
    const alike = Math.abs(height - (width * from.height) / from.width) <= 1;
    return alike && width >= from.width && width <= to.width
      ? pass
      : { status: 'fail', code: 'other' };
  },
};

/** Below `min` the answer is `unsure`; it is never `fail`. */
export const doubtBelow: Judge<number, { min: number }, 'low'> = {
  value: finite,
  limits: v.strictObject({ min: finite }),
  decide: (value, { min }) => (value >= min ? pass : { status: 'unsure', code: 'low' }),
};

/** Must be one of the allowed values. */
export const oneOf: Judge<string, { allowed: string[] }, 'other'> = {
  value: v.string(),
  limits: v.strictObject({ allowed: v.pipe(v.array(v.string()), v.minLength(1)) }),
  decide: (value, { allowed }) =>
    allowed.includes(value) ? pass : { status: 'fail', code: 'other' },
};
