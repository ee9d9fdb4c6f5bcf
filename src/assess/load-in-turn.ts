type Load = () => Promise<unknown>;

/**
 * Starts to load what is needed, one after the other, and then what may follow. Returns a function that tells
 * whether everything needed is here; it throws where a needed one cannot be loaded. Failures of what follows are
 * ignored: the code that needs it loads it again.
 */
export function loadInTurn(needed: readonly Load[], following: readonly Load[]): () => boolean {
  let areHere = false;
  let failure: { readonly error: unknown } | undefined;
  const run = async () => {
    for (const load of needed) await load();
    areHere = true;
    for (const load of following) await load();
  };
  run().catch((error) => {
    failure = { error };
  });
  return () => {
    if (failure && !areHere) throw failure.error;
    return areHere;
  };
}
