import type { Spec } from '../engine/spec.ts';
import { specs } from '../specs/index.ts';

/** The spec named `id@version`. Undefined where this page does not have it. */
export const specOf = (named: string): Spec | undefined => specs[named.split('@')[0] ?? ''];
