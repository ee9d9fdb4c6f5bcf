import { expect, test } from 'vitest';
import { parseLabels } from './labels.ts';
import { resolveLabels } from './resolve.ts';

const files = ['a.jpg', 'x/b.jpg', 'x/c.jpg', 'y/a.jpg', 'y/c.jpg', 'caf\u00e9.jpg'];
const resolve = (...names: string[]) => {
  const { byFile, problems } = resolveLabels(
    parseLabels(`file,outcome\n${names.map((name) => `${name},accept`).join('\n')}`),
    files,
  );
  return { found: [...byFile.keys()], problems };
};

test('by path, in the notation of any system', () => {
  expect(resolve('y/a.jpg', './x/b.jpg', 'x\\c.jpg', 'cafe\u0301.jpg')).toEqual({
    found: ['y/a.jpg', 'x/b.jpg', 'x/c.jpg', 'caf\u00e9.jpg'],
    problems: [],
  });
});

test('by a bare name that only one photo has', () => {
  expect(resolve('b.jpg')).toEqual({ found: ['x/b.jpg'], problems: [] });
});

test('a path comes before names in sub-folders', () => {
  expect(resolve('a.jpg')).toEqual({ found: ['a.jpg'], problems: [] });
});

test('names labels that match no photo, several photos, or occur twice', () => {
  expect(resolve('c.jpg', 'z/b.jpg', 'b.jpg', 'x/b.jpg')).toEqual({
    found: ['x/b.jpg'],
    problems: [
      { kind: 'ambiguous-file', at: 2, file: 'c.jpg', candidates: ['x/c.jpg', 'y/c.jpg'] },
      { kind: 'missing-photo', at: 3, file: 'z/b.jpg' },
      { kind: 'repeated-file', at: 5, file: 'x/b.jpg' },
    ],
  });
});
