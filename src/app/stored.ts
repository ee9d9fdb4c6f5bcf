// Storage is refused in some private windows and WebViews: a choice then lasts as long as the page.

/** What this device remembers under a name; null where it remembers nothing. */
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
