import Database from 'libsql';
import type { Query, Sql, TransactionOptions, Value } from './sql.ts';
import { StoreUnavailable } from './store.ts';

type Connection = InstanceType<typeof Database>;
type Statement = ReturnType<Connection['prepare']>;

const BUSY_MS = 5_000;
const BUSY_TURN_MS = 5;
/** In pages of 4 KB: about 500 photos before the log is moved into the file. */
const CHECKPOINT_PAGES = 4_000;

const passing = /^SQLITE_(FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|PROTOCOL|NOMEM)/;

function told(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code !== 'string' || !passing.test(code)) return error;
  return new StoreUnavailable(`${code}: ${message}`, { cause: error });
}

/** Statements are prepared once. `$1` may appear several times in a statement, so it becomes `?1`. */
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
    // Deleted data is overwritten: no photo may stay in a free page of the file.
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

/** Waits for other writers without blocking this process. */
async function begin(db: Connection): Promise<void> {
  for (const started = performance.now(); ; ) {
    try {
      db.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const isBusy = (error as { code?: unknown }).code === 'SQLITE_BUSY';
      if (!isBusy || performance.now() - started > BUSY_MS) throw error;
      await new Promise((waited) => setTimeout(waited, 1 + Math.random() * BUSY_TURN_MS));
    }
  }
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** One after the other: on the same connection, a second transaction would be inside the first. */
function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

async function transact<T>(
  db: Connection,
  run: () => Promise<T>,
  { durable }: TransactionOptions,
): Promise<T> {
  try {
    // A rollback that failed on a full disk is tried again now.
    rollBack(db);
    // FULL: a commit returns when the log, with everything before it, is on the disk.
    db.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    await begin(db);
    const result = await run();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      rollBack(db);
    } catch {
      // The first error says more.
    }
    throw told(error);
  }
}

/**
 * One SQLite file, created where there is none. Several processes on one machine may open the same file. It must
 * not be on a network drive. Throws where the file is no database or cannot be opened.
 */
export async function openSqlite(path: string): Promise<Sql> {
  const writer = connect(path);
  try {
    writer.pragma('busy_timeout = 0');
    const write = querying(writer);
    const reader = connect(path);
    reader.pragma('query_only = ON');
    const turn = inTurn();
    return {
      dialect: 'sqlite',
      forUpdate: '',
      forUpdateFree: '',
      read: querying(reader),
      transaction: (run, options) => turn(() => transact(writer, () => run(write), options)),
      // Where another process is reading, the log is emptied the next time.
      emptyLog: () =>
        turn(async () => {
          await write('PRAGMA wal_checkpoint(TRUNCATE)');
        }),
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
