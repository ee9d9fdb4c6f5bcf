import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseRegExpLiteral } from '@eslint-community/regexpp';
import { analyse } from 'scslre';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { stepsOf } from './patterns.testing.ts';

/** What strangers' input passes through; the page's own rooms read what their own user typed. */
const rooms = ['endpoint', 'receipt', 'core', 'engine', 'checks'];
const root = fileURLToPath(new URL('.', import.meta.url));

const files = rooms.flatMap((room) =>
  readdirSync(`${root}${room}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${room}/${path}`)
    .filter((path) => /\.ts$/.test(path) && !/\.(test|testing)\.ts$/.test(path)),
);

interface Pattern {
  readonly where: string;
  readonly regex: RegExp;
}

/** Every regular expression literal below a node of a syntax tree. */
function literalsIn(node: unknown): RegExp[] {
  if (typeof node !== 'object' || node === null) return [];
  const { regex } = node as { regex?: { pattern: string; flags: string } };
  if (regex) return [new RegExp(regex.pattern, regex.flags)];
  return Object.values(node).flatMap(literalsIn);
}

const patterns: readonly Pattern[] = files.flatMap((path) => {
  const tree = parseAst(readFileSync(root + path, 'utf8'), { lang: 'ts' });
  return literalsIn(tree).map((regex) => ({ where: `${path} ${regex}`, regex }));
});

/** How a string makes each kind of pattern go back again and again. */
const pieces = [
  ' ',
  '0',
  'a',
  '-',
  '%',
  ',',
  '.',
  '\n',
  '\ufdfa',
  'bearer ',
  '::ffff:1',
  '0a',
  '1 ',
];
const starts = ['', '1', 'bearer ', '::ffff:'];
const ends = ['', '1', '!', '\n'];
const PIECES = 150;
/** A quadratic one takes 75 steps a character for as many pieces as these. */
const STEPS = { each: 8, fixed: 400 };

describe('what strangers send is read in time that grows with its length alone', () => {
  test('the patterns are found', () => {
    expect(patterns.length).toBeGreaterThan(30);
    expect(patterns.some(({ where }) => where.startsWith('receipt/number.ts'))).toBe(true);
  });

  test.each([...patterns])('$where goes back over nothing twice, as can be proved', ({ regex }) => {
    const { reports } = analyse(parseRegExpLiteral(regex), { reportTypes: { Move: true } });
    expect(reports.map(({ type }) => type)).toEqual([]);
  });

  test.each([...patterns])('$where takes a few steps a character', ({ regex }) => {
    for (const piece of pieces) {
      for (const [start, end] of starts.flatMap((a) => ends.map((b) => [a, b] as const))) {
        const text = start + piece.repeat(PIECES) + end;
        const most = STEPS.each * text.length + STEPS.fixed;
        expect(stepsOf(regex, text), text.slice(0, 20)).toBeLessThanOrEqual(most);
      }
    }
  });

  test('counting finds what the first version did', () => {
    const steps = stepsOf(/^\D+|\D+$/g, `1${'x'.repeat(PIECES)}1`);
    expect(steps).toBeGreaterThan(STEPS.each * (PIECES + 2) + STEPS.fixed);
    const { reports } = analyse(parseRegExpLiteral(/^\D+|\D+$/g));
    expect(reports.map(({ type }) => type)).toContain('Move');
  });
});
