type Load = () => Promise<unknown>;

/**
 * Begins to load what is needed, one after the other, and then what may follow. Answers whether all that is
 * needed is here; the answer throws where one of that cannot be loaded. What follows may fail unheard: whoever
 * needs it loads it again.
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
