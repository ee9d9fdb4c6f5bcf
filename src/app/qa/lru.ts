interface Lru<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  clear(): void;
}

/** Keeps the `most` entries that were read or set last. `drop` is called for each that is removed. */
export function lru<V>(most: number, drop: (value: V) => void): Lru<V> {
  // A map keeps the order in which keys were set.
  const entries = new Map<string, V>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      const old = entries.get(key);
      if (old !== undefined) drop(old);
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries;
      if (entries.size > most && oldest) {
        entries.delete(oldest[0]);
        drop(oldest[1]);
      }
    },
    clear() {
      for (const value of entries.values()) drop(value);
      entries.clear();
    },
  };
}
