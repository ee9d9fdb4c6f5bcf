import { computed, effect, signal } from '@preact/signals';
import { defaultLanguage, type Language, languages } from '../engine/languages.ts';
import { en } from '../i18n/en.ts';
import type { Messages } from '../i18n/messages.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { readStored, writeStored } from './stored.ts';

/** What each language says. One without words does not compile. */
export const messagesIn: Readonly<Record<Language, Messages>> = { 'zh-CN': zhCN, en };

const storageKey = 'language';

const primary = (tag: string): string => tag.toLowerCase().split('-')[0];

/**
 * The language a tag stands for, whatever its region: "zh-TW" and "zh" are zh-CN, "en-US" is en; none for others.
 * Exported for tests.
 */
export const languageOf = (tag: string | null): Language | undefined =>
  languages.find((one) => tag !== null && primary(one) === primary(tag));

/**
 * What the address asks for wins over what was chosen before, and that over the first of the browser's languages
 * that we have; the default where none says.
 * Exported for tests.
 */
export const chooseLanguage = (
  search: string,
  remembered: string | null,
  browser: readonly string[],
): Language =>
  [new URLSearchParams(search).get('lang'), remembered, ...browser]
    .map(languageOf)
    .find((one) => one !== undefined) ?? defaultLanguage;

export const language = signal<Language>(defaultLanguage);
export const messages = computed<Messages>(() => messagesIn[language.value]);

/** Reads the address, what was chosen before and the browser's languages, and keeps `<html lang>` true from then on. */
export function startLanguage(): void {
  language.value = chooseLanguage(location.search, readStored(storageKey), navigator.languages);
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

export function switchLanguage(to: Language): void {
  language.value = to;
  writeStored(storageKey, to);
}
