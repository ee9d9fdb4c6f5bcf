const day = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  timeZone: 'Asia/Shanghai',
} as const;

/** A day in China, in the language's own form: "2026年1月2日", "2 Jan 2026". */
export const formatDay = (iso: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, day).format(new Date(iso));

/** A day and time in China: "2026年1月2日 15:04", "2 Jan 2026, 15:04". */
export const formatTime = (iso: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
