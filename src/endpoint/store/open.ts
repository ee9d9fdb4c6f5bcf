import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Authority } from './authority.ts';
import { isClockOurs } from './clock.ts';
import { keysInUse, missingKeys } from './keys-in-use.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { Sql } from './sql.ts';
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

/** Opens the database as it is, whatever its schema. */
export const openSql = async ({ databaseUrl, path }: StorePlace): Promise<Sql> =>
  databaseUrl === undefined ? openSqlite(path) : openPostgres(databaseUrl);

/** Whether there is a store that was written with keys. Makes none where there is none. */
export async function needsKeys(place: StorePlace): Promise<boolean> {
  if (place.databaseUrl === undefined && !existsSync(place.path)) return false;
  const sql = await openSql(place);
  try {
    const { signing, photo } = await keysInUse(sql);
    return signing.length + photo.length > 0;
  } finally {
    await sql.close();
  }
}

/** Opens the store and brings it to the newest schema. Throws where that cannot be. */
export async function openStore(place: StorePlace, authority: Authority): Promise<ReceiptStore> {
  const sql = await openSql(place);
  try {
    // Before anything is written, which another key would sign.
    const missing = missingKeys(await keysInUse(sql), authority.keys);
    if (missing !== undefined) throw new Error(missing);
    await migrate(sql, authority);
    if (!(await isClockOurs(sql.read, authority))) {
      throw new Error(
        'What is kept of the purges is not what was written: see npm run audit:verify',
      );
    }
  } catch (error) {
    await sql.close();
    throw error;
  }
  return sqlStore(sql, authority);
}
