import { computed } from '@preact/signals';
import type { Language } from '../../engine/languages.ts';
import type { QaMessages } from '../../i18n/en.qa.ts';
import { enQa } from '../../i18n/en.qa.ts';
import { zhCNQa } from '../../i18n/zh-CN.qa.ts';
import type { PhotoError } from '../../qa/report.ts';
import { language, messages } from '../language.ts';

const wordsIn: Readonly<Record<Language, QaMessages>> = { 'zh-CN': zhCNQa, en: enQa };

/** This page's words; the other pages do not load them. */
export const words = computed<QaMessages>(() => wordsIn[language.value]);

/** Why a photo has no outcome, in a few words. */
export const errorTitle = (error: PhotoError): string =>
  error === 'unreadable' || error === 'changed'
    ? words.value.errors[error].title
    : messages.value.refusal[error].title;

/** What labels expect, `accept|review`, in words. */
export function expectedWords(expected: string): string {
  const { outcomes, statuses } = words.value;
  const names: Readonly<Record<string, string>> = { ...statuses, ...outcomes };
  return expected
    .split('|')
    .map((one) => names[one] ?? one)
    .join(' / ');
}

/** A duration as a person says it. */
export function duration(seconds: number): string {
  const { run } = words.value;
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return run.seconds(whole);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return run.minutes(minutes, whole % 60);
  return run.hours(Math.floor(minutes / 60), minutes % 60);
}
