import * as v from 'valibot';
import { type CheckId, checks } from '../checks/index.ts';
import { parseCsv } from '../csv/csv.ts';
import type { Outcome, Status } from '../engine/verdict.ts';
import type { QaMessages } from '../i18n/en.qa.ts';
import { type PhotoError, photoErrors } from './report.ts';

/** The expected result of a photo: an outcome, any error, or one certain error. */
export type OutcomeLabel = Outcome | 'error' | PhotoError;

/** What a photo should be told first. */
export type NextLabel = CheckId | 'none';

/** The expected result of a check. Where several statuses are allowed, the first is the truth. */
export type Expected =
  | { readonly kind: 'status'; readonly statuses: readonly Status[] }
  | { readonly kind: 'number'; readonly value: number; readonly tolerance: number }
  | { readonly kind: 'text'; readonly value: string };

export interface Label {
  /** The name in the labels. */
  readonly file: string;
  /** Line of the CSV, or entry of the JSON, from 1. */
  readonly at: number;
  /** Each of them is allowed. The first is the truth. */
  readonly outcome?: readonly OutcomeLabel[];
  /** The checks of which any may be said first, or `none`; the first is the truth. */
  readonly next?: readonly NextLabel[];
  readonly checks: ReadonlyMap<CheckId, Expected>;
}

/** A problem in the labels. It is never fatal: everything else still counts. */
export type LabelProblem =
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'no-file-column' }
  | { readonly kind: 'unclosed-quote'; readonly at: number }
  | { readonly kind: 'unknown-check'; readonly column: string }
  | { readonly kind: 'repeated-column'; readonly column: string }
  | { readonly kind: 'too-many-cells'; readonly at: number }
  | { readonly kind: 'no-file'; readonly at: number }
  | {
      readonly kind: 'bad-value';
      readonly at: number;
      readonly file: string;
      readonly column: string;
      readonly value: string;
    }
  | { readonly kind: 'repeated-file'; readonly at: number; readonly file: string }
  | { readonly kind: 'missing-photo'; readonly at: number; readonly file: string }
  | {
      readonly kind: 'ambiguous-file';
      readonly at: number;
      readonly file: string;
      readonly candidates: readonly string[];
    };

/** What is wrong, in the sentences of a language. */
export function labelProblemText(
  problem: LabelProblem,
  sentences: QaMessages['labelProblems']['kinds'],
): string {
  const say = sentences[problem.kind] as (problem: LabelProblem) => string;
  return say(problem);
}

export interface Labels {
  readonly rows: readonly Label[];
  readonly problems: readonly LabelProblem[];
}

/** Whether the labels expect anything at all. Without that, a suite would prove nothing. */
export const expectSomething = ({ rows }: Labels): boolean =>
  rows.some(
    ({ outcome, next, checks }) => outcome !== undefined || next !== undefined || checks.size > 0,
  );

const outcomeLabels: readonly string[] = ['accept', 'review', 'reject', 'error', ...photoErrors];
const statuses: readonly string[] = ['pass', 'fail', 'unsure', 'unknown'];
const nextLabels: readonly string[] = ['none', ...checks.map(({ id }) => id)];
const byId = new Map<string, (typeof checks)[number]>(checks.map((check) => [check.id, check]));

/** Columns of an exported report, or for people, that are not expectations. */
const silent = (column: string): boolean =>
  ['', 'ms', 'mode', 'note'].includes(column) || column.endsWith('.value');

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const numberWithTolerance = new RegExp(
  String.raw`^(${number})\s*(?:(?:±|\+/?-)\s*(${number}))?$`,
  'i',
);

/** Reads `a|b`, where every part is one of `allowed`. */
function alternatives(text: string, allowed: readonly string[]): readonly string[] | undefined {
  const parts = text.split('|').map((part) => part.trim().toLowerCase());
  return parts.every((part) => allowed.includes(part)) ? parts : undefined;
}

const measuresText = (id: CheckId): boolean =>
  v.is(byId.get(id)?.judge.value as v.GenericSchema, 'text');

/**
 * Reads the expected result of a check: `pass`, `fail|unsure`, `207±14` (also `207+-14`, `207+/-14`), `1` for
 * exactly 1, or the exact text for a check that measures text. Undefined where it is none of these.
 * Exported for tests.
 */
export function parseExpected(id: CheckId, text: string): Expected | undefined {
  const any = alternatives(text, statuses);
  if (any) return { kind: 'status', statuses: any as readonly Status[] };
  if (measuresText(id)) return { kind: 'text', value: text };
  const [, value, tolerance = '0'] = numberWithTolerance.exec(text.replaceAll('−', '-')) ?? [];
  if (value === undefined || Number(tolerance) < 0) return undefined;
  return { kind: 'number', value: Number(value), tolerance: Number(tolerance) };
}

/** An expectation as it would be written in a table. */
export function expectedText(expected: Expected): string {
  if (expected.kind === 'status') return expected.statuses.join('|');
  if (expected.kind === 'text') return expected.value;
  return expected.tolerance === 0
    ? String(expected.value)
    : `${expected.value}±${expected.tolerance}`;
}

type Entry = { readonly at: number; readonly cells: ReadonlyMap<string, string> };

/** Reads labels: JSON where the text begins like an object or a list, else CSV. */
export function parseLabels(text: string): Labels {
  const problems: LabelProblem[] = [];
  const entries = /^\uFEFF?\s*[[{]/.test(text)
    ? jsonEntries(text, problems)
    : csvEntries(text, problems);
  const columns = new Set(entries.flatMap(({ cells }) => [...cells.keys()]));
  for (const column of columns) {
    const known =
      ['file', 'outcome', 'next'].includes(column) || byId.has(column) || silent(column);
    if (!known) problems.push({ kind: 'unknown-check', column });
  }
  return { rows: entries.flatMap((entry) => labelOf(entry, problems)), problems };
}

function labelOf({ at, cells }: Entry, problems: LabelProblem[]): Label[] {
  const file = cells.get('file') ?? '';
  if (file === '') {
    problems.push({ kind: 'no-file', at });
    return [];
  }
  let outcome: readonly string[] | undefined;
  let next: readonly string[] | undefined;
  const expected = new Map<CheckId, Expected>();
  for (const [column, value] of cells) {
    if (value === '' || column === 'file') continue;
    if (column === 'outcome') {
      outcome = alternatives(value, outcomeLabels);
      if (outcome) continue;
    } else if (column === 'next') {
      next = alternatives(value, nextLabels);
      if (next) continue;
    } else {
      const check = byId.get(column);
      if (!check) continue;
      const parsed = parseExpected(check.id, value);
      if (parsed) {
        expected.set(check.id, parsed);
        continue;
      }
    }
    problems.push({ kind: 'bad-value', at, file, column, value });
  }
  const outcomes = outcome as readonly OutcomeLabel[] | undefined;
  const steps = next as readonly NextLabel[] | undefined;
  return [
    {
      file,
      at,
      ...(outcomes && { outcome: outcomes }),
      ...(steps && { next: steps }),
      checks: expected,
    },
  ];
}

function csvEntries(text: string, problems: LabelProblem[]): readonly Entry[] {
  const { records, unclosedQuote } = parseCsv(text);
  if (unclosedQuote !== undefined) problems.push({ kind: 'unclosed-quote', at: unclosedQuote });
  const [head, ...rest] = records;
  const columns = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  if (!columns.includes('file')) {
    problems.push({ kind: 'no-file-column' });
    return [];
  }
  columns.forEach((column, index) => {
    if (column !== '' && columns.indexOf(column) < index) {
      problems.push({ kind: 'repeated-column', column });
    }
  });
  return rest.map(({ line: at, cells }) => {
    if (cells.length > columns.length) problems.push({ kind: 'too-many-cells', at });
    const named = new Map<string, string>();
    columns.forEach((column, index) => {
      if (!named.has(column)) named.set(column, cells[index]?.trim() ?? '');
    });
    return { at, cells: named };
  });
}

const scalar = v.union([v.string(), v.number()]);
const value = v.union([
  scalar,
  v.null(),
  v.array(v.string()),
  v.object({ value: v.number(), tolerance: v.number() }),
]);
const entry = v.record(v.string(), value);
const table = v.union([v.array(entry), v.record(v.string(), entry)]);

function cellText(cell: v.InferOutput<typeof value>): string {
  if (cell === null) return '';
  if (Array.isArray(cell)) return cell.join('|');
  if (typeof cell === 'object') return `${cell.value}±${cell.tolerance}`;
  return String(cell).trim();
}

/** A list of entries, each with its `file`; or an object of entries by file. */
function jsonEntries(text: string, problems: LabelProblem[]): readonly Entry[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    problems.push({ kind: 'unreadable', why: (error as Error).message });
    return [];
  }
  const parsed = v.safeParse(table, data);
  if (!parsed.success) {
    problems.push({ kind: 'unreadable', why: 'is no list of entries, nor an object of them' });
    return [];
  }
  const entries = Array.isArray(parsed.output)
    ? parsed.output
    : Object.entries(parsed.output).map(([file, rest]) => ({ ...rest, file }));
  return entries.map((cells, index) => ({
    at: index + 1,
    cells: new Map(
      Object.entries(cells).map(([column, cell]) => [column.trim().toLowerCase(), cellText(cell)]),
    ),
  }));
}
