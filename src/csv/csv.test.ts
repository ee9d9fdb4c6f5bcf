import { describe, expect, test } from 'vitest';
import { csvLine, parseCsv, parseTable } from './csv.ts';

const cells = (text: string) => parseCsv(text).records.map((record) => record.cells);

describe('parseCsv', () => {
  test.each<[string, string, string[][]]>([
    [
      'plain cells',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['no line end at the end', 'a,b', [['a', 'b']]],
    ['CRLF and CR', 'a\r\nb\rc', [['a'], ['b'], ['c']]],
    [
      'empty cells',
      ',\n,a,',
      [
        ['', ''],
        ['', 'a', ''],
      ],
    ],
    ['a byte order mark', '\uFEFFfile\n', [['file']]],
    ['empty lines are passed over', '\n\na\n\n\nb\n\n', [['a'], ['b']]],
    ['an empty quoted cell is a record', '""\n', [['']]],
    ['commas and line ends in quotes', '"a,b","c\r\nd"\ne', [['a,b', 'c\r\nd'], ['e']]],
    ['doubled quotes', '"say ""hi""",""""', [['say "hi"', '"']]],
    ['a quote within a plain cell', 'a"b,c', [['a"b', 'c']]],
    ['text after a closing quote is kept', '"a"b,c', [['ab', 'c']]],
    ['spaces are kept', ' a , b', [[' a ', ' b']]],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  test('counts lines, those within quotes too', () => {
    const { records } = parseCsv('a\n"b\nb"\n\nc');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test('names a quote that is never closed', () => {
    expect(parseCsv('a,b\nc,"d\ne,f\n')).toEqual({
      records: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['c', 'd\ne,f\n'] },
      ],
      unclosedQuote: 2,
    });
    expect(parseCsv('"a"')).not.toHaveProperty('unclosedQuote');
  });

  test('a cell of a million characters is no trouble', () => {
    const long = 'x"'.repeat(500_000);
    expect(cells(csvLine([long, 'b']))).toEqual([[long, 'b']]);
  });
});

test('what is written is read again', () => {
  const table = [
    ['plain', 'with, comma', 'with "quotes"'],
    ['line\nend', '', ' 照片 '],
  ];
  expect(cells(table.map(csvLine).join(''))).toEqual(table);
  expect(csvLine(['a', 'b,c'])).toBe('a,"b,c"\r\n');
});

test('parseTable names cells by the first record', () => {
  expect(parseTable('file,note\na.jpg,"x, y"\nb.jpg\n')).toEqual([
    { file: 'a.jpg', note: 'x, y' },
    { file: 'b.jpg', note: '' },
  ]);
  expect(parseTable('file,note\n')).toEqual([]);
  expect(parseTable('')).toEqual([]);
});
