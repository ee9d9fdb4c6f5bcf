import * as v from 'valibot';
import { defineCheck } from '../core/check/check.ts';
import type { Judge } from '../core/check/judge.ts';

/** What a document may refuse or doubt. */
const told = ['generated', 'part-generated', 'maybe-generated', 'edited'] as const;
type Told = (typeof told)[number];

const kinds = v.array(v.picklist(told));

/** Refuses some kinds and doubts others. A value is a kind, or a kind and what says so: `edited:GIMP`. */
const byKind: Judge<string, { refused: Told[]; doubted: Told[] }, Told> = {
  value: v.string(),
  limits: v.strictObject({ refused: kinds, doubted: kinds }),
  decide(value, { refused, doubted }) {
    const code = told.find((kind) => kind === value.split(':', 1)[0]);
    if (code && refused.includes(code)) return { status: 'fail', code };
    return code && doubted.includes(code) ? { status: 'unsure', code } : { status: 'pass' };
  },
};

/**
 * What the chosen file itself says of where its picture comes from, not verified. A file that says nothing passes:
 * that proves nothing.
 */
export const origin = defineCheck({
  id: 'origin',
  needs: ['origin'],
  measure: ({ origin: { kind, by } }) => (by === undefined ? kind : `${kind}:${by}`) as string,
  judge: byKind,
});
