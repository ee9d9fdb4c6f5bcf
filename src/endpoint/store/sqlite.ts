import Database from 'libsql';
import { StoreUnavailable } from '../store.ts';
import { migrate } from './schema.ts';
import type { Query, Sql, Value } from './sql.ts';

type Connection = InstanceType<typeof Database>;
type Statement = ReturnType<Connection['prepare']>;

const BUSY_MS = 5_000;
const BUSY_TURN_MS = 5;
/** In pages of 4 KB: some 500 photos between two moves of the log into the file. */
const CHECKPOINT_PAGES = 4_000;

const passing = /^SQLITE_(FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|PROTOCOL|NOMEM)/;

function told(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code !== 'string' || !passing.test(code)) return error;
  return new StoreUnavailable(`${code}: ${message}`, { cause: error });
}

/** Statements are prepared once; `$1` may stand in one more than once, so it becomes `?1`. */
function querying(db: Connection): Query {
  const prepared = new Map<string, Statement>();
  return async <Row>(sql: string, values: readonly Value[] = []) => {
    try {
      let statement = prepared.get(sql);
      if (!statement) {
        statement = db.prepare(sql.replace(/\$(\d)/g, '?$1'));
        prepared.set(sql, statement);
      }
      if (statement.reader) return statement.all(values) as Row[];
      statement.run(values);
      return [];
    } catch (error) {
      throw told(error);
    }
  };
}

function opened(path: string): Connection {
  try {
    return new Database(path, { timeout: BUSY_MS });
  } catch (error) {
    throw new Error(`Cannot open or make the database ${path}`, { cause: error });
  }
}

function connect(path: string): Connection {
  const db = opened(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    db.pragma('foreign_keys = ON');
    // What is deleted is overwritten: a photo must not linger in a free page of the file.
    db.pragma('secure_delete = ON');
    return db;
  } catch (error) {
    db.close();
    throw new Error(`Cannot use the database ${path}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function rollBack(db: Connection): void {
  // A full disk may have ended the transaction already.
  if (db.inTransaction) db.exec('ROLLBACK');
}

/** Waits for others that write, without keeping this process from answering meanwhile. */
async function begin(db: Connection): Promise<void> {
  for (const started = Date.now(); ; ) {
    try {
      db.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const isBusy = (error as { code?: unknown }).code === 'SQLITE_BUSY';
      if (!isBusy || Date.now() - started > BUSY_MS) throw error;
      await new Promise((waited) => setTimeout(waited, 1 + Math.random() * BUSY_TURN_MS));
    }
  }
}

/** One transaction at a time: a second would be inside the first, being on the same connection. */
function transacting(db: Connection, query: Query): Sql['transaction'] {
  let last: Promise<unknown> = Promise.resolve();
  const one = async <T>(run: (query: Query) => Promise<T>, durable: boolean): Promise<T> => {
    try {
      // FULL: a commit returns when the log is on the disk, and with it all that was before.
      db.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
      await begin(db);
      const result = await run(query);
      db.exec('COMMIT');
      return result;
    } catch (error) {
      rollBack(db);
      throw told(error);
    }
  };
  return (run, { durable }) => {
    const next = last.then(() => one(run, durable));
    last = next.catch(() => undefined);
    return next;
  };
}

async function bringUp(db: Connection): Promise<void> {
  const query = querying(db);
  await transacting(db, query)(
    async () => {
      const [{ user_version }] = await query<{ user_version: number }>('PRAGMA user_version');
      db.exec(`PRAGMA user_version = ${await migrate(query, 'sqlite', user_version)}`);
    },
    { durable: true },
  );
}

/**
 * One SQLite file, made where there is none. Several processes on one machine may open the same file,
 * which must not lie on a network drive. Throws where it is no database, cannot be written, or is of a
 * newer version.
 */
export async function openSqlite(path: string): Promise<Sql> {
  const writer = connect(path);
  try {
    writer.pragma('busy_timeout = 0');
    await bringUp(writer);
    const reader = connect(path);
    reader.pragma('query_only = ON');
    return {
      forUpdate: '',
      read: querying(reader),
      transaction: transacting(writer, querying(writer)),
      // Where another process is reading, the log is emptied the next time.
      emptyLog: async () => {
        await querying(writer)('PRAGMA wal_checkpoint(TRUNCATE)');
      },
      close: async () => {
        reader.close();
        writer.close();
      },
    };
  } catch (error) {
    writer.close();
    throw error;
  }
}
