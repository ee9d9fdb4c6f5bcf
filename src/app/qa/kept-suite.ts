import { suite, unkept } from './state.ts';
import { type Suite, saveSuite } from './store.ts';

/** Keeping is a comfort: where the browser refuses, the suite goes on and the page says so. */
export async function keep(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch {
    unkept.value = true;
  }
}

/** Changes what is known of the suite at hand, here and in what is kept. */
export async function updateSuite(change: Partial<Suite>): Promise<void> {
  if (!suite.value) return;
  suite.value = { ...suite.value, ...change };
  await keep(saveSuite(suite.value));
}
