import { signal } from '@preact/signals';
import { fetchToken } from '../api.ts';
import { token } from './token.ts';

/** What this machine's token allows; empty until the endpoint has said so. */
export const scopes = signal<readonly string[]>([]);

/** Asks once a token. Without an answer the page offers less, and asks again with the next list. */
export async function learnScopes(): Promise<void> {
  const { value: asked } = token;
  if (scopes.value.length > 0) return;
  const answer = await fetchToken(asked);
  if (answer.ok && token.value === asked) scopes.value = answer.value.scopes;
}

export function forgetScopes(): void {
  scopes.value = [];
}
