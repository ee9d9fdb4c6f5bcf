import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { receiptId } from './audit.ts';
import { type ChainEntry, checkEntry, emptyHead, nextEntry } from './old-chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const event = { at: '2026-11-23T04:00:00.000Z', action: 'issued', by: 'resident' };
const number = '26112385540264076433';

test('a receipt is named by a hash of its number', () => {
  expect(receiptId(number)).toBe(sha256(`receipt:${number}`));
  expect(nextEntry(emptyHead, { ...event, subject: number }).subject).toBe(receiptId(number));
  expect(nextEntry(emptyHead, { ...event, subject: 'token:1' }).subject).toBe('token:1');
});

test('an entry is hashed over the hash before and its own canonical JSON', () => {
  const { hash, previous } = nextEntry(emptyHead, event);
  expect(previous).toBe('0'.repeat(64));
  const json = '{"action":"issued","at":"2026-11-23T04:00:00.000Z","by":"resident","seq":1}';
  expect(hash).toBe(sha256('0'.repeat(64) + json));
});

describe('a detail', () => {
  const detailed = { ...event, detail: { reason: '不像', count: 2 } };

  test('goes into the chain as a hash that nobody can guess it from', () => {
    const [one, two] = [nextEntry(emptyHead, detailed), nextEntry(emptyHead, detailed)];
    expect(JSON.parse(one.detail ?? '')).toMatchObject({ reason: '不像', count: 2 });
    expect(one.detailHash).toBe(sha256(one.detail ?? ''));
    expect(one.detailHash).not.toBe(two.detailHash);
  });

  test('can be erased, but not changed', () => {
    const { detail: _, ...erased } = nextEntry(emptyHead, detailed);
    expect(checkEntry(emptyHead, erased)).toBeUndefined();
    expect(checkEntry(emptyHead, { ...erased, detail: '{}' })).toBe('detail');
  });
});

describe('every field but the detail is bound', () => {
  const entry = nextEntry(emptyHead, { ...event, subject: number, detail: { a: 1 } });
  const changes: [Partial<ChainEntry>, string][] = [
    [{ seq: 2 }, 'sequence'],
    [{ previous: 'f'.repeat(64) }, 'link'],
    [{ at: '2026-11-23T04:00:00.001Z' }, 'entry'],
    [{ action: 'redeemed' }, 'entry'],
    [{ by: 'station-7' }, 'entry'],
    [{ subject: receiptId('0') }, 'entry'],
    [{ detailHash: 'f'.repeat(64) }, 'entry'],
    [{ hash: 'f'.repeat(64) }, 'entry'],
  ];

  test.each(changes)('%o is %s', (change, fault) => {
    expect(checkEntry(emptyHead, entry)).toBeUndefined();
    expect(checkEntry(emptyHead, { ...entry, ...change })).toBe(fault);
  });
});
