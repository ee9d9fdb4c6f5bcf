import { signal } from '@preact/signals';
import type { Spec } from '../engine/spec.ts';
import { defaultSpec, specs } from '../specs/index.ts';

const parameter = 'spec';
const storageKey = 'document';

const known = (id: string | null): Spec | undefined =>
  id !== null && Object.hasOwn(specs, id) ? specs[id] : undefined;

/** The address has priority over the choice in this visit. Exported for tests. */
export const chooseDocument = (search: string, remembered: string | null): Spec =>
  known(new URLSearchParams(search).get(parameter)) ?? known(remembered) ?? defaultSpec;

// Some private windows and WebViews refuse storage. Then only the address keeps the choice.
function remembered(): string | null {
  try {
    return sessionStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function remember(id: string): void {
  try {
    sessionStorage.setItem(storageKey, id);
  } catch {
    // as above
  }
}

/** The document for which a photo is wanted. */
export const wanted = signal<Spec>(chooseDocument(location.search, remembered()));

remember(wanted.value.id);

/** Chooses a document, for this visit and in the address, so that the link can be shared. */
export function want(id: string): void {
  wanted.value = known(id) ?? defaultSpec;
  remember(wanted.value.id);
  const url = new URL(location.href);
  url.searchParams.set(parameter, wanted.value.id);
  history.replaceState(history.state, '', url);
}
