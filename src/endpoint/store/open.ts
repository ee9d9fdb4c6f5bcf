import { join } from 'node:path';
import { openPostgres } from './postgres.ts';
import { sqlStore } from './sql-store.ts';
import { openSqlite } from './sqlite.ts';
import type { ReceiptStore } from './store.ts';

export interface StorePlace {
  /** `postgres://…`; wins over `path`. */
  readonly databaseUrl?: string;
  /** The SQLite file. */
  readonly path: string;
}

/** Where DATABASE_URL and DATA_DIR say that the receipts are. */
export const placeOf = (env: Readonly<Record<string, string | undefined>>): StorePlace => ({
  path: join(env['DATA_DIR'] ?? './data', 'receipts.db'),
  ...(env['DATABASE_URL'] && { databaseUrl: env['DATABASE_URL'] }),
});

/** Opens the store and brings it to the newest schema. Throws where that cannot be. */
export const openStore = async ({ databaseUrl, path }: StorePlace): Promise<ReceiptStore> =>
  sqlStore(await (databaseUrl === undefined ? openSqlite(path) : openPostgres(databaseUrl)));
