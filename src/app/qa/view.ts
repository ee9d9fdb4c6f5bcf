import type { CheckId } from '../../checks/index.ts';
import type { Severity } from '../../engine/spec.ts';
import type { Finding, Outcome, Status } from '../../engine/verdict.ts';
import type { Expectation } from '../../qa/compare.ts';
import { byFile, type PhotoRow } from '../../qa/report.ts';

export type Disagreements = ReadonlyMap<string, readonly Expectation[]>;

/** Which rows are shown. An empty string means no filter. */
export interface Filter {
  /** Part of the file's path, in any case. */
  readonly text: string;
  readonly outcome: Outcome | 'error' | '';
  /** Alone: photos in which this check does not pass. */
  readonly check: CheckId | '';
  /** Alone: photos in which any check has this status. */
  readonly status: Status | '';
  readonly disagreeing: boolean;
}

export const noFilter: Filter = {
  text: '',
  outcome: '',
  check: '',
  status: '',
  disagreeing: false,
};

export type Column = 'file' | 'outcome' | 'failing' | 'ms' | CheckId;

export interface Sort {
  readonly by: Column;
  readonly descending: boolean;
}

export const byName: Sort = { by: 'file', descending: false };

function statusFits(findings: readonly Finding[], { check, status }: Filter): boolean {
  if (check === '' && status === '') return true;
  return findings.some(
    (finding) =>
      (check === '' || finding.check === check) &&
      (status === '' ? finding.status !== 'pass' : finding.status === status),
  );
}

export function filtered(
  rows: readonly PhotoRow[],
  filter: Filter,
  disagreements: Disagreements,
): readonly PhotoRow[] {
  const text = filter.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (text === '' || row.file.toLowerCase().includes(text)) &&
      (filter.outcome === '' || (row.outcome ?? 'error') === filter.outcome) &&
      statusFits(row.findings, filter) &&
      (!filter.disagreeing || disagreements.has(row.file)),
  );
}

/** The findings that do not pass, the most serious first. */
export function failing(findings: readonly Finding[]): readonly Finding[] {
  const notPassing = findings.filter(({ status }) => status !== 'pass');
  return notPassing.sort((a, b) => gravity(a) - gravity(b));
}

const statusGravity: Readonly<Record<Status, number>> = { fail: 0, unsure: 1, unknown: 2, pass: 3 };
const severityGravity: Readonly<Record<Severity, number>> = { required: 0, advised: 4 };
const gravity = ({ status, severity }: Finding): number =>
  statusGravity[status] + severityGravity[severity];

const outcomeRank = { reject: 0, review: 1, accept: 2, error: 3 } as const;

/** The value by which a row is sorted. Undefined where it has none. */
function keyOf(row: PhotoRow, by: Column): number | string | undefined {
  if (by === 'file') return row.file;
  if (by === 'ms') return row.ms;
  if (by === 'outcome') return outcomeRank[row.outcome ?? 'error'];
  if (by === 'failing') return row.error ? undefined : failing(row.findings).length;
  return row.findings.find(({ check }) => check === by)?.value;
}

const compareKeys = (a: number | string, b: number | string): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** Rows without a value come last in both directions. Equal rows keep the order of their files. */
export function sortedBy(rows: readonly PhotoRow[], { by, descending }: Sort): readonly PhotoRow[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, by) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined) || byFile(a.row, b.row);
    const order = compareKeys(a.key, b.key) * (descending ? -1 : 1);
    return order || byFile(a.row, b.row);
  });
  return keyed.map(({ row }) => row);
}
