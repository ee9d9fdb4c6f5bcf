const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML 1.0 cannot express in any form: control characters and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Text, for HTML or XML, within elements and quoted attributes. */
export const escapeMarkup = (text: string): string =>
  text.replace(unwritable, '\uFFFD').replace(/[&<>"']/g, (character) => entities[character] ?? '');
