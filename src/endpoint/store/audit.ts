import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../receipt/canonical.ts';

/** An event. Outside `detail` it says nothing about a person, because it is kept for ever. */
export interface AuditEvent {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A receipt's new state, or e.g. `erased`, `token-created`, `photo-seen`. */
  readonly action: string;
  /** `resident`, `system`, `command` or a station's id. */
  readonly by: string;
  /** A receipt's number, of which only a hash is stored; or `token:` and its id; or nothing. */
  readonly subject?: string;
  /** E.g. a reason. Erased with the receipt: only its hash stays in the chain. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

export interface AuditHead {
  /** Counts entries from 1. 0 where there is none. */
  readonly seq: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** An entry as it is stored. `hash` covers everything except `detail`. */
export interface AuditEntry extends AuditHead {
  readonly at: string;
  readonly action: string;
  readonly by: string;
  /** See `receiptId`. */
  readonly subject?: string;
  /** Canonical JSON with a nonce, so that its hash reveals nothing after it is erased. */
  readonly detail?: string;
  readonly detailHash?: string;
  /** The hash of the entry before. */
  readonly previous: string;
}

export type AuditFault =
  /** An entry is missing, or out of place. */
  | 'sequence'
  /** An entry does not name the hash of the one before. */
  | 'link'
  /** An entry is not what was hashed. */
  | 'entry'
  /** A detail is not what was hashed. */
  | 'detail'
  /** The end of the chain is not the one that the store keeps. */
  | 'head'
  /** The head that was noted elsewhere is not in the chain. */
  | 'noted'
  /** A receipt is in a state for which there is no entry. */
  | 'state';

export type AuditReport =
  | { readonly ok: true; readonly head: AuditHead }
  | { readonly ok: false; readonly fault: AuditFault; readonly seq: number };

/** Before the first entry. */
export const emptyHead: AuditHead = { seq: 0, hash: '0'.repeat(64) };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The id of a receipt after its number is erased: SHA-256 of `receipt:` and its number. */
export const receiptId = (number: string): string => sha256(`receipt:${number}`);

/** The hash that `entry` must have: SHA-256 of the previous hash and its own canonical JSON. */
function entryHash({ detail: _, hash: __, previous, ...rest }: AuditEntry): string {
  return sha256(previous + canonicalJson(rest));
}

const subjectOf = (subject: string): string =>
  /^\d{20}$/.test(subject) ? receiptId(subject) : subject;

/** The entry that follows `head` in the chain. */
export function nextEntry(head: AuditHead, event: AuditEvent): AuditEntry {
  const { at, action, by } = event;
  const detail =
    event.detail && canonicalJson({ ...event.detail, nonce: randomBytes(16).toString('hex') });
  const entry: AuditEntry = {
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

/** What is wrong with `entry`, if it follows `head`. */
export function checkEntry(head: AuditHead, entry: AuditEntry): AuditFault | undefined {
  if (entry.seq !== head.seq + 1) return 'sequence';
  if (entry.previous !== head.hash) return 'link';
  if (entry.hash !== entryHash(entry)) return 'entry';
  if (entry.detail !== undefined && entry.detailHash !== sha256(entry.detail)) return 'detail';
  return undefined;
}
