import { expect, test } from 'vitest';
import { lru } from './lru.ts';

test('what was used longest ago goes first', () => {
  const gone: string[] = [];
  const cache = lru<string>(2, (value) => gone.push(value));
  cache.set('a', 'A');
  cache.set('b', 'B');
  cache.get('a');
  cache.set('c', 'C');
  expect(gone).toEqual(['B']);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
});

test('what is replaced or cleared is dropped', () => {
  const gone: string[] = [];
  const cache = lru<string>(2, (value) => gone.push(value));
  cache.set('a', 'A');
  cache.set('a', 'A2');
  cache.clear();
  expect(gone).toEqual(['A', 'A2']);
  expect(cache.get('a')).toBeUndefined();
});
