import type { Spec } from '../../engine/spec.ts';
import type { StationReceipt } from '../../receipt/answers.ts';
import { specs } from '../../specs/index.ts';

/** The rules that a receipt's photo was judged by; undefined where this page does not have them. */
export const specOf = ({ verdict }: Pick<StationReceipt, 'verdict'>): Spec | undefined =>
  specs[verdict.spec.split('@')[0] ?? ''];
