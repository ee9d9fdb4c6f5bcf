import type { Language } from '../../engine/languages.ts';

/** This page's address for another device: the same document and language, and nothing else of what was asked here. */
export function phoneAddress(here: string, spec: string, language: Language): string {
  const { origin, pathname } = new URL(here);
  return `${origin}${pathname}?${new URLSearchParams({ spec, lang: language })}`;
}
