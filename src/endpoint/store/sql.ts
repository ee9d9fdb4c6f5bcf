export type Value = string | number | null | Uint8Array;

/**
 * Runs one statement, with `$1`, `$2` … for its values, and returns its rows. Only SQL that SQLite and PostgreSQL
 * share: `INSERT … ON CONFLICT`, `RETURNING`, partial indexes, no stored code, and only the types TEXT, BIGINT and
 * BYTEA (SQLite calls the last two INTEGER and BLOB).
 */
export type Query = <Row>(sql: string, values?: readonly Value[]) => Promise<Row[]>;

export type Dialect = 'sqlite' | 'postgres';

/** Commits what `run` did, or nothing of it where it throws. */
export type Transaction = <T>(run: (query: Query) => Promise<T>) => Promise<T>;

export interface TransactionOptions {
  /** Whether the transaction must survive a crash of the machine after it is committed. */
  readonly durable: boolean;
}

/** The part of a database that a store needs. Throws `StoreUnavailable` like the store. */
export interface Sql {
  readonly dialect: Dialect;
  /** Appended to a SELECT that must keep others from the row until the transaction ends. */
  readonly forUpdate: string;
  /** Likewise, but skips the row where another transaction keeps it already. */
  readonly forUpdateFree: string;
  /** Reads committed data. */
  readonly read: Query;
  /**
   * Commits everything that `run` did, or nothing where it throws. `run` must wait only for its own queries,
   * because others may wait for it. It may run again where the database asks for that.
   */
  readonly transaction: <T>(
    run: (query: Query) => Promise<T>,
    options: TransactionOptions,
  ) => Promise<T>;
  /** Empties the log, which may still contain what was erased. */
  readonly emptyLog: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** `($1, $2), ($3, $4)`: placeholders for rows of values. */
export const placeholders = (rows: number, width: number): string =>
  Array.from({ length: rows }, (_, row) => {
    const one = Array.from({ length: width }, (_, i) => `$${row * width + i + 1}`);
    return `(${one.join(', ')})`;
  }).join(', ');
