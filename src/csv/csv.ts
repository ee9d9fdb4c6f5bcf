/** A record of a table, and the line of the text that it begins on, from 1. */
interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Csv {
  readonly records: readonly CsvRecord[];
  /** Where a quoted cell begins that never ends; everything after it is in that cell. */
  readonly unclosedQuote?: number;
}

/** One cell: quoted, with quotes in it doubled, or plain; then what ends it. */
const cell = /(?:"([^"]*(?:""[^"]*)*)("?)([^,\r\n]*)|([^,\r\n]*))(,|\r\n|\n|\r|$)/y;

const linesIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

/**
 * Reads comma-separated values (RFC 4180): cells in quotes may hold commas, line ends and doubled quotes.
 * Any line end will do, a byte order mark and empty lines are passed over, and what stands between a
 * closing quote and the next comma is kept.
 */
export function parseCsv(text: string): Csv {
  const records: CsvRecord[] = [];
  let unclosedQuote: number | undefined;
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (cell.lastIndex < text.length || cells.length > 0) {
    const [whole = '', quoted, quote, rest = '', plain = '', end] = cell.exec(text) ?? [];
    if (quoted !== undefined && quote === '') unclosedQuote ??= line;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + rest);
    line += linesIn(whole);
    if (end === ',') continue;
    if (cells.length > 1 || cells[0] !== '' || quoted !== undefined) {
      records.push({ line: begun, cells });
    }
    cells = [];
    begun = line;
  }
  return { records, ...(unclosedQuote !== undefined && { unclosedQuote }) };
}

/** Each record after the first, by the column names in the first. A missing cell is ''. */
export function parseTable(text: string): readonly Readonly<Record<string, string>>[] {
  const [head, ...rows] = parseCsv(text).records;
  return rows.map(({ cells }) =>
    Object.fromEntries((head?.cells ?? []).map((column, i) => [column, cells[i] ?? ''])),
  );
}

const csvCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** One record with the line end that RFC 4180 asks for. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
