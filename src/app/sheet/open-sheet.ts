import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Receipt } from '../../receipt/answers.ts';
import type { Claim } from '../../receipt/content.ts';

/** What a printed sheet says of a receipt. What is absent is not known on this device any more. */
export interface SheetFacts
  extends Pick<Receipt, 'number' | 'issuedAt' | 'expiresAt' | 'slip' | 'kind'> {
  /** `id@version`. */
  readonly spec?: string;
  readonly assessedBy?: Claim['assessedBy'];
  readonly edits?: Claim['edits'];
  readonly photoUrl?: string;
}

/** The sheet that is shown instead of the page, and what shows it, once its code is loaded. */
export const sheet = signal<{ facts: SheetFacts; View: ComponentType } | undefined>(undefined);

/** Closes the sheet with the browser's own button, so that this goes back to the page. */
export const closeSheet = (): void => history.back();

/** Shows the sheet of a receipt, to be printed. False where its code cannot be loaded. */
export async function openSheet(facts: SheetFacts): Promise<boolean> {
  const loaded = await import('./SheetView.tsx').catch(() => undefined);
  if (!loaded) return false;
  sheet.value = { facts, View: loaded.SheetView };
  history.pushState(history.state, '');
  const close = () => {
    sheet.value = undefined;
  };
  addEventListener('popstate', close, { once: true });
  return true;
}
