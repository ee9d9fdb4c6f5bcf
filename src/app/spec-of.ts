import type { Spec } from '../engine/spec.ts';
import { specs } from '../specs/index.ts';

/** The rules that are named `id@version`; undefined where this page does not have them. */
export const specOf = (named: string): Spec | undefined => specs[named.split('@')[0] ?? ''];
