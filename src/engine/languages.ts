/** Every language of the pages, of specs and of what operators say; the first is used where none was chosen. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
export const [defaultLanguage] = languages;

/** The same thing for each language. */
export const inEachLanguage = <T>(of: (language: Language) => T): Record<Language, T> =>
  Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, T>;
