import { signal } from '@preact/signals';

const storageKey = 'station-token';

// Where storage is refused, the token is kept only as long as the page.
function stored(): string {
  try {
    return sessionStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}

function store(value: string): void {
  try {
    if (value) sessionStorage.setItem(storageKey, value);
    else sessionStorage.removeItem(storageKey);
  } catch {
    // as above
  }
}

/** This machine's token for the endpoint. Empty where nobody entered one. */
export const token = signal(stored());

export function keepToken(value: string): void {
  token.value = value;
  store(value);
}

export const forgetToken = (): void => keepToken('');
