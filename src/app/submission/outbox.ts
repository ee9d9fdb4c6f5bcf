import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Claim } from '../../receipt/content.ts';

/** A photo that its owner has submitted and that has not reached the endpoint yet. */
export interface Waiting {
  /** Its id on this device, because the receipt number may have to be made again. */
  readonly id: string;
  readonly photo: Uint8Array<ArrayBuffer>;
  readonly claim: Claim;
  /** The secret that can later withdraw its receipt. */
  readonly secret: string;
  /** The id of the one station that the person was told may read it. */
  readonly station?: string;
  /** When submit was pressed, ISO 8601. */
  readonly since: string;
}

interface Outbox extends DBSchema {
  waiting: { key: string; value: Waiting };
}

const NAME = 'outbox';
const STORE = 'waiting';

let opening: Promise<IDBPDatabase<Outbox>> | undefined;

function open(): Promise<IDBPDatabase<Outbox>> {
  opening ??= openDB<Outbox>(NAME, 1, {
    upgrade: (db) => void db.createObjectStore(STORE, { keyPath: 'id' }),
    // Another tab needs a newer version, or the browser closed the database. The next use opens it again.
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase | null)?.close(),
    terminated: () => {
      opening = undefined;
    },
  }).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** The waiting photos, oldest first. Empty where storage is refused. */
export async function readOutbox(): Promise<readonly Waiting[]> {
  try {
    const all = await (await open()).getAll(STORE);
    return all.toSorted((a, b) => a.since.localeCompare(b.since));
  } catch {
    return [];
  }
}

/** False where this device stores nothing. Then the photo must be sent while the page is open. */
export async function putInOutbox(waiting: Waiting): Promise<boolean> {
  try {
    const transaction = (await open()).transaction(STORE, 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(waiting), transaction.done]);
    return true;
  } catch {
    return false;
  }
}

/** False where it was deleted in another tab: it stays deleted. */
export async function replaceInOutbox(waiting: Waiting): Promise<boolean> {
  const transaction = (await open()).transaction(STORE, 'readwrite', { durability: 'strict' });
  const isThere = (await transaction.store.getKey(waiting.id)) !== undefined;
  if (isThere) await transaction.store.put(waiting);
  await transaction.done;
  return isThere;
}

/** Deletes the entry, and the photo with it. */
export async function deleteFromOutbox(id: string): Promise<void> {
  await (await open()).delete(STORE, id);
}
