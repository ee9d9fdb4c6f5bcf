import { parseSpec, type Spec } from '../engine/spec.ts';
import cnResidentId from './cn-resident-id.json' with { type: 'json' };

/** The documents that can be checked, by id. */
export const specs: Readonly<Record<string, Spec>> = Object.fromEntries(
  [cnResidentId].map(parseSpec).map((spec) => [spec.id, spec]),
);

export const defaultSpec: Spec = parseSpec(cnResidentId);
