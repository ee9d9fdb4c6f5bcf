import { expect, test } from 'vitest';
import {
  consistencyProof,
  emptyTree,
  grown,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
} from './merkle.ts';

// Leaves and roots of the reference implementation of RFC 6962 (certificate-transparency, merkle_tree_test).
const data = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = data.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const treeOf = (some: readonly string[]) => some.reduce(grown, emptyTree);

test('the roots are those of the reference', () => {
  expect(rootOf(emptyTree)).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  roots.forEach((root, i) => {
    expect(rootOf(treeOf(leaves.slice(0, i + 1)))).toBe(root);
  });
});

const many = Array.from({ length: 20 }, (_, i) => leafHash(`leaf ${i}`));
const sizes = Array.from({ length: 20 }, (_, i) => i + 1);

test('every leaf of every size is shown to be included, and nowhere else', () => {
  for (const size of sizes) {
    const some = many.slice(0, size);
    const root = rootOf(treeOf(some));
    some.forEach((leaf, index) => {
      const proof = inclusionProof(some, index);
      expect(isIncluded(leaf, index, size, proof, root)).toBe(true);
      expect(isIncluded(leafHash('other'), index, size, proof, root)).toBe(false);
      expect(isIncluded(leaf, index + 1, size, proof, root)).toBe(false);
      expect(isIncluded(leaf, index, size, [...proof, leaf], root)).toBe(false);
      if (size > 1) expect(isIncluded(leaf, index, size, proof.slice(1), root)).toBe(false);
    });
  }
});

test('every older tree is shown to be the beginning of every newer one, and no other is', () => {
  const headOf = (some: readonly string[]) => ({ size: some.length, root: rootOf(treeOf(some)) });
  for (const m of [0, ...sizes]) {
    for (const n of sizes.filter((size) => size >= m)) {
      const [older, newer] = [headOf(many.slice(0, m)), headOf(many.slice(0, n))];
      const proof = consistencyProof(many.slice(0, n), m);
      expect(isConsistent(older, newer, proof)).toBe(true);
      if (m === 0) continue;
      const forged = [leafHash('forged'), ...many.slice(1, m)];
      expect(isConsistent(headOf(forged), newer, proof)).toBe(false);
      expect(isConsistent(older, headOf([...forged, ...many.slice(m, n)]), proof)).toBe(false);
      expect(isConsistent(older, newer, [...proof, newer.root])).toBe(false);
      if (proof.length > 0) expect(isConsistent(older, newer, proof.slice(1))).toBe(false);
      if (m < n) expect(isConsistent(newer, older, proof)).toBe(false);
    }
  }
});
