import { computed } from '@preact/signals';
import type { Language } from '../../engine/languages.ts';
import { enSheet, type SheetMessages } from '../../i18n/en.sheet.ts';
import { zhCNSheet } from '../../i18n/zh-CN.sheet.ts';
import { language } from '../language.ts';

const wordsIn: Readonly<Record<Language, SheetMessages>> = { 'zh-CN': zhCNSheet, en: enSheet };

/** The sheet's words; a page loads them with it. */
export const words = computed<SheetMessages>(() => wordsIn[language.value]);
