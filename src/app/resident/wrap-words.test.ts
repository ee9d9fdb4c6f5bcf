import { expect, test } from 'vitest';
import { wrapWords } from './wrap-words.ts';

const wrap = (words: string, width: number, locale = 'en') =>
  wrapWords(words, locale, width, (line) => line.length);

test('words that fit stay on one line', () => {
  expect(wrap('Photo receipt', 13)).toEqual(['Photo receipt']);
  expect(wrap('', 13)).toEqual([]);
});

test('a line ends between words, and a mark stays with its word', () => {
  expect(wrap('Photo receipt: Chinese card', 14)).toEqual(['Photo receipt:', 'Chinese card']);
  expect(wrap('to a station, then', 12)).toEqual(['to a', 'station,', 'then']);
});

test('a word that is too wide has its own line', () => {
  expect(wrap('an identification', 6)).toEqual(['an', 'identification']);
});

test('Chinese is divided too, and no line begins with a mark', () => {
  const lines = wrap('到派出所时，带上这张回执、您的证件。', 7, 'zh-CN');
  expect(lines.join('')).toBe('到派出所时，带上这张回执、您的证件。');
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.filter((line) => /^[，、。]/u.test(line))).toEqual([]);
});
