import { checks } from '../checks/index.ts';
import { csvLine } from '../csv/csv.ts';
import { findingsByCheck, nextOf } from './compare.ts';
import type { Report } from './report.ts';

/** A spreadsheet would read a cell with such a beginning as a formula, so such a path gets `./` in front. */
const safePath = (file: string): string => (/^[=+\-@\t\r]/.test(file) ? `./${file}` : file);

/**
 * One line for each photo: file, outcome (or error), what it is told first, ms, mode, and the status and value of
 * each check. It can be corrected by hand and read as labels. It begins with a byte order mark, for spreadsheets.
 */
export function exportCsv(report: Report): string {
  const ids = checks.map(({ id }) => id).filter((id) => report.totals.checks[id]);
  const head = [
    'file',
    'outcome',
    'next',
    'ms',
    'mode',
    ...ids.flatMap((id) => [id, `${id}.value`]),
  ];
  const findings = findingsByCheck(report.photos);
  const columns = ids.map((id) => findings.get(id) ?? []);
  const lines = report.photos.map((photo, at) => {
    const { file, outcome, error, ms, mode = '' } = photo;
    const next = outcome === undefined ? '' : nextOf(photo);
    const cells = [safePath(file), outcome ?? error ?? 'error', next, String(Math.round(ms)), mode];
    for (const column of columns) {
      const { status = '', value = '' } = column[at] ?? {};
      cells.push(status, String(value));
    }
    return csvLine(cells);
  });
  return `\uFEFF${csvLine(head)}${lines.join('')}`;
}
