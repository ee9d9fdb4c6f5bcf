/**
 * Whether the runtimes are to be loaded whole: on the main thread, which has nobody to replace it, and in
 * a worker of that name, which replaces one that was lost. Else only the parts that our models need are
 * (models/cards/runtimes.md).
 */
export const wantsWholeRuntimes =
  typeof document !== 'undefined' || globalThis.self?.name === 'whole';
