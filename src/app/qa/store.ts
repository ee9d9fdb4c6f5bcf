import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Recorded } from '../../engine/recorded.ts';
import type { PhotoRow, SuiteFacts } from '../../qa/report.ts';

/** A text that a person gave, by the name of its file. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The stored data of this browser's suite. There is only one. */
export interface Suite extends SuiteFacts {
  readonly folder: string;
  /** Absent until the fastest number is found. */
  readonly workers?: number;
  /** Photos in the folder, whether assessed yet or not. */
  readonly photos: number;
  /** Sub-folders that could not be listed. */
  readonly unreadable: readonly string[];
  readonly finished: boolean;
  readonly labels?: NamedText;
  readonly handle?: FileSystemDirectoryHandle;
}

/** A finished photo, with size and time of its file. If the file has changed, it is assessed again. */
export interface Finished {
  readonly row: PhotoRow;
  readonly size: number;
  /** ms since 1970. */
  readonly modified: number;
}

interface Schema extends DBSchema {
  suite: { key: 'current'; value: Suite };
  finished: { key: string; value: Finished };
  recorded: { key: string; value: Recorded };
  /** The judged photo, where it is small enough to keep. */
  photos: { key: string; value: Blob };
}

const stores = ['suite', 'finished', 'recorded', 'photos'] as const;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

const database = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('id-photo-qa', 1, {
    upgrade(db) {
      for (const store of stores) db.createObjectStore(store);
    },
  });
  return opened;
};

export const saveSuite = async (suite: Suite): Promise<void> => {
  await (await database()).put('suite', suite, 'current');
};

/** Writes a photo with everything that belongs to it, or nothing. */
export async function saveFinished(
  finished: Finished,
  recorded: Recorded | undefined,
  photo: Blob | undefined,
): Promise<void> {
  const { file } = finished.row;
  const transaction = (await database()).transaction(
    ['finished', 'recorded', 'photos'],
    'readwrite',
  );
  await Promise.all([
    transaction.objectStore('finished').put(finished, file),
    recorded && transaction.objectStore('recorded').put(recorded, file),
    photo && transaction.objectStore('photos').put(photo, file),
    transaction.done,
  ]);
}

export async function loadSuite(): Promise<
  { readonly suite: Suite; readonly finished: readonly Finished[] } | undefined
> {
  const db = await database();
  const suite = await db.get('suite', 'current');
  return suite && { suite, finished: await db.getAll('finished') };
}

export const loadRecorded = async (file: string): Promise<Recorded | undefined> =>
  (await database()).get('recorded', file);

export const loadPhoto = async (file: string): Promise<Blob | undefined> =>
  (await database()).get('photos', file);

/** Forgets the suite and all that was kept of it. */
export async function clearStore(): Promise<void> {
  const transaction = (await database()).transaction(stores, 'readwrite');
  await Promise.all([
    ...stores.map((store) => transaction.objectStore(store).clear()),
    transaction.done,
  ]);
}
