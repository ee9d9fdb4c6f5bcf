// Some private windows and WebViews refuse storage. Then a choice is kept only as long as the page.

/** The value that this device stored under a name. Null where there is none. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function writeStored(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // as above
  }
}
