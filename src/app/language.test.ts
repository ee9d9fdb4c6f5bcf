import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultLanguage, languages } from '../engine/languages.ts';
import { chooseLanguage, languageOf } from './language.ts';

test('a tag stands for the language it begins with', () => {
  expect(languageOf('zh')).toBe('zh-CN');
  expect(languageOf('zh-Hant-TW')).toBe('zh-CN');
  expect(languageOf('EN-us')).toBe('en');
  expect(languageOf('fr')).toBeUndefined();
  expect(languageOf('')).toBeUndefined();
  expect(languageOf(null)).toBeUndefined();
});

test('the address wins over memory, and memory over the browser', () => {
  expect(chooseLanguage('?lang=en', 'zh-CN', ['zh-CN'])).toBe('en');
  expect(chooseLanguage('?lang=xx', 'en', ['zh-CN'])).toBe('en');
  expect(chooseLanguage('', 'zh-CN', ['en-GB'])).toBe('zh-CN');
});

test('the browser’s first language that we have begins, and Chinese where it has none', () => {
  expect(chooseLanguage('', null, ['en-GB', 'zh-CN'])).toBe('en');
  expect(chooseLanguage('', 'nonsense', ['fr', 'zh-TW', 'en'])).toBe('zh-CN');
  expect(chooseLanguage('', null, ['fr', 'de'])).toBe('zh-CN');
  expect(chooseLanguage('', null, [])).toBe('zh-CN');
});

test('what the page says before its program runs, it says in every language', () => {
  const html = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
  expect(html).toContain(`<html lang="${defaultLanguage}">`);
  // Where it has not opened yet, and where there is no JavaScript.
  for (const language of languages.filter((one) => one !== defaultLanguage)) {
    expect(html.split(`<p lang="${language}">`), language).toHaveLength(3);
  }
});
