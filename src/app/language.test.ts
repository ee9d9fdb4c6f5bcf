import { expect, test } from 'vitest';
import { chooseLanguage, languageOf } from './language.ts';

test('a tag stands for the language it begins with', () => {
  expect(languageOf('zh')).toBe('zh-CN');
  expect(languageOf('zh-Hant-TW')).toBe('zh-CN');
  expect(languageOf('EN-us')).toBe('en');
  expect(languageOf('fr')).toBeUndefined();
  expect(languageOf('')).toBeUndefined();
  expect(languageOf(null)).toBeUndefined();
});

test('the address wins over memory, and memory over Chinese', () => {
  expect(chooseLanguage('?lang=en', 'zh-CN')).toBe('en');
  expect(chooseLanguage('?lang=xx', 'en')).toBe('en');
  expect(chooseLanguage('', 'en')).toBe('en');
  expect(chooseLanguage('', null)).toBe('zh-CN');
  expect(chooseLanguage('', 'nonsense')).toBe('zh-CN');
});
