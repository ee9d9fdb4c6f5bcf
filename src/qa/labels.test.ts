import { describe, expect, test } from 'vitest';
import { expectedText, expectSomething, parseExpected, parseLabels } from './labels.ts';

describe('parseExpected', () => {
  test.each([
    ['pass', { kind: 'status', statuses: ['pass'] }],
    ['FAIL | unsure', { kind: 'status', statuses: ['fail', 'unsure'] }],
    ['207±14', { kind: 'number', value: 207, tolerance: 14 }],
    ['207+-14', { kind: 'number', value: 207, tolerance: 14 }],
    ['-3.5 +/- .5', { kind: 'number', value: -3.5, tolerance: 0.5 }],
    ['−3±1e-1', { kind: 'number', value: -3, tolerance: 0.1 }],
    ['1', { kind: 'number', value: 1, tolerance: 0 }],
    ['207±-14', undefined],
    ['pass|good', undefined],
    ['207±', undefined],
    ['ok', undefined],
    ['', undefined],
  ])('of a number: %s', (text, expected) => {
    expect(parseExpected('face-width', text)).toEqual(expected);
  });

  test('of a text', () => {
    expect(parseExpected('file-format', 'image/jpeg')).toEqual({
      kind: 'text',
      value: 'image/jpeg',
    });
    expect(parseExpected('frame-size', 'fail')).toEqual({ kind: 'status', statuses: ['fail'] });
  });

  test.each(['fail|unsure', '207±14', '-3.5±0.5', '1'])('%s is written as it was read', (text) => {
    expect(expectedText(parseExpected('face-width', text)!)).toBe(text);
  });
});

describe('parseLabels', () => {
  test('a CSV', () => {
    const { rows, problems } = parseLabels(
      '\uFEFFFile,Outcome,pose-yaw,face-width,note\r\na.jpg,accept,pass,207±14,fine\r\nsub/b.jpg,error|reject,,,\r\n',
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        file: 'a.jpg',
        at: 2,
        outcome: ['accept'],
        checks: new Map<string, unknown>([
          ['pose-yaw', { kind: 'status', statuses: ['pass'] }],
          ['face-width', { kind: 'number', value: 207, tolerance: 14 }],
        ]),
      },
      { file: 'sub/b.jpg', at: 3, outcome: ['error', 'reject'], checks: new Map() },
    ]);
  });

  test('a JSON list and a JSON object say the same', () => {
    const entry = { outcome: 'truncated', 'face-count': 1, 'pose-yaw': { value: 3, tolerance: 1 } };
    const list = parseLabels(JSON.stringify([{ file: 'a.jpg', ...entry }]));
    const object = parseLabels(JSON.stringify({ 'a.jpg': entry }));
    expect(list).toEqual(object);
    expect(list.problems).toEqual([]);
    expect(list.rows[0]).toEqual({
      file: 'a.jpg',
      at: 1,
      outcome: ['truncated'],
      checks: new Map([
        ['face-count', { kind: 'number', value: 1, tolerance: 0 }],
        ['pose-yaw', { kind: 'number', value: 3, tolerance: 1 }],
      ]),
    });
  });

  test('what is wrong is named, and the rest counts', () => {
    const { rows, problems } = parseLabels(
      [
        'file,outcome,eye-open,pose-yaw,pose-yaw',
        'a.jpg,ok,pass,good,fail',
        ',accept,,,',
        'b.jpg,accept,,pass,,extra',
      ].join('\n'),
    );
    expect(problems).toEqual([
      { kind: 'repeated-column', column: 'pose-yaw' },
      { kind: 'too-many-cells', at: 4 },
      { kind: 'unknown-check', column: 'eye-open' },
      { kind: 'bad-value', at: 2, file: 'a.jpg', column: 'outcome', value: 'ok' },
      { kind: 'bad-value', at: 2, file: 'a.jpg', column: 'pose-yaw', value: 'good' },
      { kind: 'no-file', at: 3 },
    ]);
    expect(rows.map(({ file }) => file)).toEqual(['a.jpg', 'b.jpg']);
    expect(rows[1]?.checks.get('pose-yaw')).toEqual({ kind: 'status', statuses: ['pass'] });
  });

  test.each([
    ['', { kind: 'no-file-column' }],
    ['name,outcome\na.jpg,accept\n', { kind: 'no-file-column' }],
    ['[{"file": ', { kind: 'unreadable', why: expect.any(String) }],
    ['[1, 2]', { kind: 'unreadable', why: expect.any(String) }],
    ['file,outcome\n"a.jpg,accept', { kind: 'unclosed-quote', at: 2 }],
  ])('%j: %j', (text, problem) => {
    expect(parseLabels(text).problems).toContainEqual(problem);
  });
});

test('labels expect something where one row does, in a column that is known', () => {
  const expects = (text: string) => expectSomething(parseLabels(text));
  expect(expects('file,outcome\na.jpg,\nb.jpg,accept')).toBe(true);
  expect(expects('file,next\na.jpg,none')).toBe(true);
  expect(expects('file,gaze\na.jpg,pass')).toBe(true);
  expect(expects('file,verdict\na.jpg,accept')).toBe(false);
  expect(expects('name,outcome\na.jpg,accept')).toBe(false);
  expect(expects('file,outcome\na.jpg,good')).toBe(false);
  expect(expects('')).toBe(false);
});
