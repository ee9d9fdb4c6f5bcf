import { computed, effect, signal } from '@preact/signals';
import { en } from '../i18n/en.ts';
import type { Messages } from '../i18n/messages.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { readStored, writeStored } from './stored.ts';

const languages = { 'zh-CN': zhCN, en } as const satisfies Readonly<Record<string, Messages>>;
export type Language = keyof typeof languages;

const storageKey = 'language';

/** The language a tag stands for: "zh-TW" and "zh" are zh-CN, "en-US" is en; none for others. */
export function languageOf(tag: string | null): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0];
  if (primary === 'zh') return 'zh-CN';
  return primary === 'en' ? 'en' : undefined;
}

/** What the address asks for wins over what was chosen before; Chinese where neither says. */
export const chooseLanguage = (search: string, remembered: string | null): Language =>
  languageOf(new URLSearchParams(search).get('lang')) ?? languageOf(remembered) ?? 'zh-CN';

export const language = signal<Language>('zh-CN');
export const messages = computed<Messages>(() => languages[language.value]);

/** Reads the address and what was chosen before, and keeps `<html lang>` true from then on. */
export function startLanguage(): void {
  language.value = chooseLanguage(location.search, readStored(storageKey));
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

export function switchLanguage(): void {
  language.value = language.value === 'en' ? 'zh-CN' : 'en';
  writeStored(storageKey, language.value);
}
