import { signal } from '@preact/signals';
import type { Disagreement, DisagreementReport } from '../../receipt/answers.ts';
import { fetchDisagreements, type Problem } from '../api.ts';
import { token } from './token.ts';

export const disagreements = signal<DisagreementReport | undefined>(undefined);
export const disagreementsLoading = signal(false);
export const disagreementsProblem = signal<Problem | undefined>(undefined);

export async function loadDisagreements(): Promise<void> {
  if (disagreementsLoading.value) return;
  disagreementsLoading.value = true;
  disagreementsProblem.value = undefined;
  const answer = await fetchDisagreements(token.value);
  disagreementsLoading.value = false;
  if (answer.ok) disagreements.value = answer.value;
  else disagreementsProblem.value = answer.problem;
}

/** The next person at this machine may not see it. */
export function clearDisagreements(): void {
  disagreements.value = undefined;
  disagreementsProblem.value = undefined;
}

/** A table's rows: of one document and version of the program. */
export interface Group {
  readonly spec: string;
  readonly engine: string;
  readonly rows: readonly Disagreement[];
}

/** The whole verdict, and of the checks those with which somebody disagreed, or another limit would agree. */
export function groupsOf({ disagreements: all }: DisagreementReport): readonly Group[] {
  const keys = [...new Set(all.map(({ spec, engine }) => `${spec} ${engine}`))];
  return keys.map((key) => {
    const rows = all.filter(({ spec, engine }) => `${spec} ${engine}` === key);
    const shown = rows.filter(
      ({ check, accepted, limit }) => check === '' || (accepted?.count ?? 0) > 0 || limit,
    );
    return { spec: rows[0]?.spec ?? '', engine: rows[0]?.engine ?? '', rows: shown };
  });
}
