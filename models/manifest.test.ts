import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildFolder, differences, readManifest, sha256 } from './manifest.ts';
import { recipes } from './recipes.ts';

const manifest = readManifest();

describe('the manifest', () => {
  test('lists what the recipes make, with the same facts', () => {
    expect(Object.keys(manifest)).toEqual(recipes.map(({ file }) => file));
    for (const { file, make: _, ...use } of recipes) expect(manifest[file]).toMatchObject(use);
  });
  test.each(recipes)('$file, built again, has its SHA-256', ({ file, make }) => {
    expect(sha256(make())).toBe(manifest[file]?.sha256);
  });
  test.each(Object.entries(manifest))('%s, as built, has its SHA-256 and size', (file, entry) => {
    const bytes = readFileSync(new URL(file, buildFolder));
    expect(sha256(bytes)).toBe(entry.sha256);
    expect(bytes.length).toBe(entry.bytes);
  });
  test.each(Object.values(manifest))('$card exists', ({ card }) => {
    expect(existsSync(new URL(`../${card}`, import.meta.url))).toBe(true);
  });
});

describe('differences', () => {
  const use = {
    licence: 'Apache-2.0',
    origin: { package: 'p', version: '1', file: 'f' },
    use: 'u',
    card: 'c',
  };
  const bytes = Uint8Array.of(1, 2, 3);
  const entry = { ...use, sha256: sha256(bytes), bytes: 3 };

  test('none', () => {
    expect(differences({ a: entry }, new Map([['a', bytes]]))).toEqual([]);
  });
  test('a changed file', () => {
    const found = differences({ a: entry }, new Map([['a', Uint8Array.of(4)]]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^a has SHA-256 [0-9a-f]{64}, but models\/manifest.json says 039058c6/,
    );
  });
  test('a file on one side only', () => {
    expect(differences({ a: entry }, new Map([['b', bytes]]))).toEqual([
      'b is not in models/manifest.json.',
      'a is in models/manifest.json, but nothing makes it.',
    ]);
  });
});
