import type { Have } from './gatherer.ts';
import type { Judge } from './judge.ts';
import type { Recordable } from './recordable.ts';

/** One requirement on a photo: which artifacts it needs, one value, one judgement. */
export interface Check<
  Id extends string,
  N extends Recordable,
  Value,
  Limits,
  Code extends string,
> {
  readonly id: Id;
  readonly needs: readonly N[];
  readonly measure: (have: Have<N>) => Value;
  readonly judge: Judge<Value, Limits, Code>;
  /**
   * The value is a length in the photo. The spec states its limits for one frame size; for a larger frame they
   * grow with it.
   */
  readonly inFrame?: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of checks holds checks of every kind
export type AnyCheck = Check<string, any, any, any, string>;

export const defineCheck = <
  const Id extends string,
  const N extends Recordable,
  Value,
  Limits,
  Code extends string,
>(
  check: Check<Id, N, Value, Limits, Code>,
): Check<Id, N, Value, Limits, Code> => check;
