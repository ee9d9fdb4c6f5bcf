import { checks } from '../src/checks/index.ts';
import { csvLine } from '../src/csv/csv.ts';

/** The expectations for a photo: cells of the labels, by column. */
export interface LabelRow {
  readonly file: string;
  readonly outcome?: string;
  readonly checks: Readonly<Record<string, string>>;
  readonly note?: string;
}

/** Labels in the form that `npm run qa -- --labels` reads, with a column for each check that any row mentions. */
export function labelsCsv(rows: readonly LabelRow[]): string {
  const ids = checks.map(({ id }) => id).filter((id) => rows.some((row) => row.checks[id]));
  const head = csvLine(['file', 'outcome', ...ids, 'note']);
  const lines = rows.map(({ file, outcome = '', checks, note = '' }) =>
    csvLine([file, outcome, ...ids.map((id) => checks[id] ?? ''), note]),
  );
  return head + lines.join('');
}
