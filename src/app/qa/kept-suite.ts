import { suite, unkept } from './state.ts';
import { type Suite, saveSuite } from './store.ts';

/** Keeping a suite is optional: where the browser refuses, the suite goes on and the page says so. */
export async function keep(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch {
    unkept.value = true;
  }
}

/** Changes the data of the present suite, here and in the stored copy. */
export async function updateSuite(change: Partial<Suite>): Promise<void> {
  if (!suite.value) return;
  suite.value = { ...suite.value, ...change };
  await keep(saveSuite(suite.value));
}
