import { chinaDay } from '../../receipt/number.ts';

/** What a template may hold in braces. */
const fields = ['number', 'station', 'date', 'n'] as const;
type Field = (typeof fields)[number];

/** Digits of the running number: more than a pack has photos. */
const RUNNING_DIGITS = 5;

export interface Named {
  readonly number: string;
  /** The station that settled the receipt; absent of one that is open. */
  readonly station?: string;
  /** The moment that the export goes by, ISO 8601. */
  readonly at: string;
  /** From 1. */
  readonly n: number;
}

/** Gives a photo its name in a pack, without the ending. */
export type NameOf = (named: Named) => string;

export const DEFAULT_TEMPLATE = '{number}';

const values: Readonly<Record<Field, (named: Named) => string>> = {
  number: ({ number }) => number,
  station: ({ station = 'none' }) => station,
  date: ({ at }) => `20${chinaDay(new Date(at))}`,
  n: ({ n }) => String(n).padStart(RUNNING_DIGITS, '0'),
};

/** Letters of any script, digits and `. _ -`; a slash makes folders, and no name begins with a dot or is empty. */
const isSafe = (name: string): boolean =>
  name.length <= 100 &&
  name.split('/').every((part) => /^[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u.test(part));

/**
 * Reads a template such as `{station}/{date}-{number}`. Undefined where it has another field or sign, or
 * two photos could get the same name: it needs the number or the running number `{n}`.
 */
export function nameTemplate(template: string): NameOf | undefined {
  const asked = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, field]) => field);
  const isKnown = asked.every((field) => (fields as readonly unknown[]).includes(field));
  const isUnique = asked.includes('number') || asked.includes('n');
  const filled = (named: Named) =>
    template.replace(/\{([^{}]*)\}/g, (_, field: Field) => values[field](named));
  if (!isKnown || !isUnique) return undefined;
  const trial = { number: '0'.repeat(20), station: 'a', at: '2026-01-01T00:00:00.000Z', n: 1 };
  return isSafe(filled(trial)) ? filled : undefined;
}
