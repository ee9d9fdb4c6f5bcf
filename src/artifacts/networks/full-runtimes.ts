/**
 * Whether to load the whole runtimes: on the main thread, which nothing can replace, and in a worker of that name,
 * which replaces a lost one. Everywhere else only the parts that our models need are loaded
 * (models/cards/runtimes.md).
 */
export const wantsFullRuntimes =
  typeof document !== 'undefined' || globalThis.self?.name === 'full-runtimes';
