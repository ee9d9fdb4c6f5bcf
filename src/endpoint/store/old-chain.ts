import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../receipt/canonical.ts';
import { type AuditEvent, subjectOf } from './audit.ts';

// The audit table as it was until version 3 of the schema: one chain of hashes, which nobody had signed.

export interface ChainHead {
  /** 1 for the first entry, then one more for each; 0 where there is none. */
  readonly seq: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** An entry as it is kept. `hash` is over all the rest but `detail`. */
export interface ChainEntry extends ChainHead {
  readonly at: string;
  readonly action: string;
  readonly by: string;
  /** See `receiptId`. */
  readonly subject?: string;
  /** Canonical JSON with a nonce, so that its hash tells nothing once it is erased. */
  readonly detail?: string;
  readonly detailHash?: string;
  /** The hash of the entry before. */
  readonly previous: string;
}

export type ChainFault = 'sequence' | 'link' | 'entry' | 'detail';

/** Before the first entry. */
export const emptyHead: ChainHead = { seq: 0, hash: '0'.repeat(64) };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash that `entry` must have: SHA-256 of the previous hash and its own canonical JSON. */
export function entryHash({ detail: _, hash: __, previous, ...rest }: ChainEntry): string {
  return sha256(previous + canonicalJson(rest));
}

/** The entry that follows `head` in the chain. */
export function nextEntry(head: ChainHead, event: AuditEvent): ChainEntry {
  const { at, action, by } = event;
  const detail =
    event.detail && canonicalJson({ ...event.detail, nonce: randomBytes(16).toString('hex') });
  const entry: ChainEntry = {
    seq: head.seq + 1,
    at,
    action,
    by,
    ...(event.subject !== undefined && { subject: subjectOf(event.subject) }),
    ...(detail !== undefined && { detail, detailHash: sha256(detail) }),
    previous: head.hash,
    hash: '',
  };
  return { ...entry, hash: entryHash(entry) };
}

/** What is wrong with `entry`, if it comes after `head`. */
export function checkEntry(head: ChainHead, entry: ChainEntry): ChainFault | undefined {
  if (entry.seq !== head.seq + 1) return 'sequence';
  if (entry.previous !== head.hash) return 'link';
  if (entry.hash !== entryHash(entry)) return 'entry';
  if (entry.detail !== undefined && entry.detailHash !== sha256(entry.detail)) return 'detail';
  return undefined;
}
