export type Value = string | number | null | Uint8Array;

/**
 * Runs one statement, with `$1`, `$2` … for its values, and gives its rows. Only SQL that SQLite and
 * PostgreSQL share: `INSERT … ON CONFLICT`, `RETURNING`, partial indexes, no stored code, no types
 * but TEXT, BIGINT, BYTEA (which SQLite calls INTEGER and BLOB).
 */
export type Query = <Row>(sql: string, values?: readonly Value[]) => Promise<Row[]>;

export type Dialect = 'sqlite' | 'postgres';

/** Commits what `run` did, or nothing of it where it throws. */
export type Transaction = <T>(run: (query: Query) => Promise<T>) => Promise<T>;

export interface TransactionOptions {
  /** Whether the transaction must outlive a crash of the machine once it is committed. */
  readonly durable: boolean;
}

/** A database, as little of it as a store needs. Throws `StoreUnavailable` as the store does. */
export interface Sql {
  readonly dialect: Dialect;
  /** Appended to a SELECT that must keep others from the row until the transaction ends. */
  readonly forUpdate: string;
  /** Reads what is committed. */
  readonly read: Query;
  /**
   * Commits what `run` did, or nothing of it where it throws. `run` waits for nothing but its queries:
   * others may wait for it. It may be run again where the database asks for that.
   */
  readonly transaction: <T>(
    run: (query: Query) => Promise<T>,
    options: TransactionOptions,
  ) => Promise<T>;
  /** Empties the log, in which what was erased may linger. */
  readonly emptyLog: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** `($1, $2), ($3, $4)` for so many rows of so many values. */
export const placeholders = (rows: number, width: number): string =>
  Array.from({ length: rows }, (_, row) => {
    const one = Array.from({ length: width }, (_, i) => `$${row * width + i + 1}`);
    return `(${one.join(', ')})`;
  }).join(', ');
