import { DatabaseError, Pool, type PoolClient, types } from 'pg';
import type { Query, Sql, TransactionOptions, Value } from './sql.ts';
import { StoreUnavailable } from './store.ts';

const CONNECTIONS = 8;
const CONNECT_MS = 5_000;
const QUERY_MS = 20_000;
const TRIES = 10;
const AGAIN_MS = 10;
const BIGINT_OID = 20;

/** An instance that hangs while it holds the chain's lock loses its connection, so that others can go on. */
const SESSION = `SET synchronous_commit = on;
  SET lock_timeout = '10s';
  SET idle_in_transaction_session_timeout = '10s'`;

/** Bad data, a violated constraint, bad SQL: these are bugs. All other errors may be temporary. */
const bugs = /^(22|23|42)/;
/** The database asks to run the transaction again: serialisation failure or deadlock. */
const again = /^40(001|P01)$/;

const codeOf = (error: unknown): string =>
  error instanceof DatabaseError ? (error.code ?? '') : '';

function told(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable) return error;
  const isOfDatabase = error instanceof DatabaseError;
  if (isOfDatabase && bugs.test(codeOf(error))) return error;
  return new StoreUnavailable(`PostgreSQL: ${codeOf(error)} ${error.message}`, { cause: error });
}

const telling = async <T>(doing: Promise<T>): Promise<T> => {
  try {
    return await doing;
  } catch (error) {
    throw told(error);
  }
};

const names = new Map<string, string>();

/** A statement is prepared once in each connection, under a name of its own. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `statement_${names.size + 1}`;
  names.set(sql, name);
  return name;
}

function querying(on: Pool | PoolClient): Query {
  return async <Row>(text: string, values: readonly Value[] = []) => {
    const query = { name: nameOf(text), text, values: [...values] };
    return (await telling((on as PoolClient).query(query))).rows as Row[];
  };
}

async function once<T>(
  pool: Pool,
  run: (query: Query) => Promise<T>,
  { durable }: TransactionOptions,
): Promise<T> {
  const client = await telling(pool.connect());
  let broken = false;
  try {
    const lazily = durable ? '' : 'SET LOCAL synchronous_commit = off';
    await telling(client.query(`BEGIN; ${lazily}`));
    const result = await run(querying(client));
    await telling(client.query('COMMIT'));
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const isWorthRepeating = (error: unknown): boolean =>
  error instanceof StoreUnavailable && again.test(codeOf(error.cause));

async function transact<T>(
  pool: Pool,
  run: (query: Query) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(pool, run, options);
    } catch (error) {
      if (tries === TRIES || !isWorthRepeating(error)) throw error;
      await new Promise((waited) => setTimeout(waited, Math.random() * tries * AGAIN_MS));
    }
  }
}

/**
 * A PostgreSQL database, or one that speaks its protocol and the SQL that `Query` tells of; besides
 * that it must know SELECT … FOR UPDATE and the settings of `SESSION` (docs/operations.md lists all of it).
 * Any number of instances may use it. The last acknowledged change survives as far as the server flushes
 * what it commits: `fsync` must not be off there. Connects when it is first asked for something.
 */
export function openPostgres(databaseUrl: string): Sql {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'id-photo-checker',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === BIGINT_OID ? Number : types.getTypeParser(oid, format as 'text'),
    },
    onConnect: async (client) => {
      // A broken connection already fails its query. Without a listener, the event would also end the process.
      client.on('error', () => undefined);
      await client.query(SESSION);
    },
  });
  pool.on('error', () => undefined);
  return {
    dialect: 'postgres',
    forUpdate: 'FOR UPDATE',
    forUpdateFree: 'FOR UPDATE SKIP LOCKED',
    read: querying(pool),
    transaction: (run, options) => transact(pool, run, options),
    // Left to the server: there is no command for vacuum and log that every kind of server knows.
    emptyLog: async () => undefined,
    close: () => pool.end(),
  };
}
