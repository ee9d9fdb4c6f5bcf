import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { type AuditHead, headOf } from './audit.ts';
import { type TreeRow, treeOf } from './event-table.ts';
import { schemaVersion } from './schema.ts';

type Connection = InstanceType<typeof Database>;

type BackupResult =
  | { readonly ok: true; readonly head: AuditHead; readonly setAside?: string }
  | { readonly ok: false; readonly why: BackupRefusal };

export type BackupRefusal =
  /** There is nothing to back up or restore. */
  | 'absent'
  /** The file to write exists already. */
  | 'exists'
  /** The file is damaged, or not a database of this program. */
  | 'damaged'
  /** The file is of a newer version than this program. */
  | 'newer'
  /** A process has the database open. */
  | 'live';

function flush(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** What is wrong with the database at `path`, or the head of its audit table. */
function examine(path: string): BackupResult {
  let db: Connection | undefined;
  try {
    db = new Database(path);
    const [{ integrity_check: said }] = db.pragma('integrity_check') as [
      { integrity_check: string },
    ];
    const [{ user_version: version }] = db.pragma('user_version') as [{ user_version: number }];
    if (said !== 'ok' || version === 0) return { ok: false, why: 'damaged' };
    if (version > schemaVersion) return { ok: false, why: 'newer' };
    // What is older gets its trees when it is opened.
    if (version < 4) return { ok: true, head: headOf(new Map()) };
    const rows = db.prepare('SELECT shard, size, peaks FROM audit_tree').all() as TreeRow[];
    return { ok: true, head: headOf(new Map(rows.map((row) => [row.shard, treeOf(row)]))) };
  } catch {
    return { ok: false, why: 'damaged' };
  } finally {
    db?.close();
  }
}

/**
 * Writes the database at `path`, as it is at one moment, to the new file `to`. Others can read and write
 * meanwhile. The file is either complete or not there.
 */
export function backUp(path: string, to: string): BackupResult {
  if (!existsSync(path)) return { ok: false, why: 'absent' };
  if (existsSync(to)) return { ok: false, why: 'exists' };
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  const db = new Database(path, { timeout: 5_000 });
  try {
    db.prepare('VACUUM INTO ?').run([partial]);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    db.close();
  }
  chmodSync(partial, 0o600);
  const examined = examine(partial);
  if (!examined.ok) {
    rmSync(partial, { force: true });
    return examined;
  }
  flush(partial);
  renameSync(partial, to);
  flush(dirname(to));
  return examined;
}

/** Whether a process has the database open. Only a process that is alone can take it out of WAL mode. */
function isLive(path: string): boolean {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = DELETE');
    return false;
  } catch (error) {
    // Nobody has a damaged one open. It is renamed, not lost.
    return (error as { code?: unknown }).code === 'SQLITE_BUSY';
  } finally {
    db.close();
  }
}

/**
 * Restores the backup at `from` to `path`. An existing database is refused unless `replace` is given; then it is
 * renamed, not deleted. A database in use is always refused.
 */
export function restore(from: string, path: string, replace: boolean, now: Date): BackupResult {
  if (!existsSync(from)) return { ok: false, why: 'absent' };
  const isThere = existsSync(path);
  if (isThere && !replace) return { ok: false, why: 'exists' };
  if (isThere && isLive(path)) return { ok: false, why: 'live' };
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // The copy is checked, so that a backup on a read-only medium needs no file beside it.
  const partial = `${path}.partial`;
  copyFileSync(from, partial);
  chmodSync(partial, 0o600);
  const examined = examine(partial);
  if (!examined.ok) {
    rmSync(partial, { force: true });
    return examined;
  }
  flush(partial);
  const setAside = isThere && `${path}.${now.toISOString().replaceAll(':', '')}`;
  if (setAside) renameSync(path, setAside);
  for (const log of ['-wal', '-shm']) rmSync(path + log, { force: true });
  renameSync(partial, path);
  flush(dirname(path));
  return { ...examined, ...(setAside && { setAside }) };
}
