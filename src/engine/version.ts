/** Raise it whenever a check, a maker or compose may give another value for the same bytes. */
export const engineVersion = '0.4.0';
