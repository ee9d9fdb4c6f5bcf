import { checks } from '../src/checks/index.ts';
import { csvLine } from '../src/qa/csv.ts';

/** What is expected of a photo: cells of the labels, by column. */
export interface LabelRow {
  readonly file: string;
  readonly outcome?: string;
  readonly checks: Readonly<Record<string, string>>;
  readonly note?: string;
}

/** Labels as `npm run qa -- --labels` reads them; a column for each check that any row speaks of. */
export function labelsCsv(rows: readonly LabelRow[]): string {
  const ids = checks.map(({ id }) => id).filter((id) => rows.some((row) => row.checks[id]));
  const head = csvLine(['file', 'outcome', ...ids, 'note']);
  const lines = rows.map(({ file, outcome = '', checks, note = '' }) =>
    csvLine([file, outcome, ...ids.map((id) => checks[id] ?? ''), note]),
  );
  return head + lines.join('');
}
