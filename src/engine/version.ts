/** Every version that there was, oldest first, the last one running here. The endpoint takes no other. */
export const engineVersions = [
  '0.1.0',
  '0.2.0',
  '0.3.0',
  '0.4.0',
  '0.5.0',
  '0.6.0',
  '0.7.0',
] as const;

/** Raise it whenever a check, a maker or compose may give another value for the same bytes. */
export const engineVersion = '0.7.0' satisfies (typeof engineVersions)[number];
