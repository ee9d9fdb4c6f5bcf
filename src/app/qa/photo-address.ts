const KEY = 'photo';

/** The part of the page's address that opens a photo of the suite, by its path in the folder. */
export const addressOf = (file: string): string => `#${new URLSearchParams({ [KEY]: file })}`;

/** The photo that such an address names. Undefined where it names none. */
export const photoOf = (hash: string): string | undefined =>
  new URLSearchParams(hash.replace(/^#/, '')).get(KEY) ?? undefined;
