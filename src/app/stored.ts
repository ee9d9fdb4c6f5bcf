// Some private windows and WebViews refuse storage. Then a choice is kept only as long as the page.

/** Whether what is stored under a name is still there later. False where the browser refuses, or keeps nothing. */
export function canStore(): boolean {
  const probe = 'probe';
  try {
    localStorage.setItem(probe, probe);
    const isKept = localStorage.getItem(probe) === probe;
    localStorage.removeItem(probe);
    return isKept;
  } catch {
    return false;
  }
}

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
