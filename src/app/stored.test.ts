import { afterEach, expect, test, vi } from 'vitest';
import { canStore, readStored, writeStored } from './stored.ts';

afterEach(() => vi.unstubAllGlobals());

const storage = (values: Map<string, string>): Partial<Storage> => ({
  getItem: (name) => values.get(name) ?? null,
  setItem: (name, value) => void values.set(name, value),
  removeItem: (name) => void values.delete(name),
});

test('a browser that stores is told by storing, and nothing of that stays', () => {
  const values = new Map<string, string>();
  vi.stubGlobal('localStorage', storage(values));
  expect(canStore()).toBe(true);
  expect(values.size).toBe(0);
});

test('a browser that forgets at once, or refuses, stores nothing', () => {
  vi.stubGlobal('localStorage', { ...storage(new Map()), setItem: () => {} });
  expect(canStore()).toBe(false);
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(canStore()).toBe(false);
  expect(() => writeStored('a', 'b')).not.toThrow();
  expect(readStored('a')).toBeNull();
});
