import type { Authority } from './authority.ts';
import { migrations, type Step } from './schema.ts';
import type { Dialect, Sql, Transaction } from './sql.ts';
import { StoreUnavailable } from './store.ts';

/** Two that do the same step at once may both fail, although it says IF NOT EXISTS. */
const TRIES = 5;
const AGAIN_MS = 50;

/** What SQLite calls by other names. */
const types = { BYTEA: 'BLOB', BIGINT: 'INTEGER' } as const;

/** A step's statement as SQLite knows it. */
function inSqlite(statement: string): string {
  const own = statement
    .replace(/\b(BYTEA|BIGINT)\b/g, (type) => types[type as keyof typeof types])
    .replace('ADD COLUMN IF NOT EXISTS', 'ADD COLUMN');
  return own.startsWith('CREATE TABLE') ? `${own} STRICT` : own;
}

const stepsOf = (steps: readonly Step[], dialect: Dialect): Step[] =>
  steps.filter(({ only }) => only === undefined || only === dialect);

function refuseNewer(version: number): void {
  if (version <= migrations.length) return;
  throw new Error(
    `The database has version ${version}; this program knows ${migrations.length}. Run a newer one.`,
  );
}

/** SQLite rolls DDL back like everything else: all is done, or nothing. */
const inOneTransaction = ({ transaction }: Sql, authority: Authority): Promise<void> =>
  transaction(
    async (query) => {
      const [{ user_version: version }] = await query<{ user_version: number }>(
        'PRAGMA user_version',
      );
      refuseNewer(version);
      const within: Transaction = (run) => run(query);
      for (const { run } of migrations.slice(version).flatMap((all) => stepsOf(all, 'sqlite'))) {
        await (typeof run === 'string' ? query(inSqlite(run)) : run(within, authority));
      }
      await query(`PRAGMA user_version = ${migrations.length}`);
    },
    { durable: true },
  );

/** Runs `work` again where another instance may have been at it. */
async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (tries === TRIES || error instanceof StoreUnavailable) throw error;
      await new Promise((waited) => setTimeout(waited, Math.random() * tries * AGAIN_MS));
    }
  }
}

/**
 * Step by step, each committed and then noted: nothing is asked of the database that it might not do to
 * its schema within a transaction. Cut off anywhere, the next start goes on from there.
 */
async function stepByStep({ transaction }: Sql, authority: Authority): Promise<void> {
  const tell = (statement: string, values: readonly number[] = []) =>
    transaction((query) => query<Record<string, number>>(statement, values), { durable: true });
  const steps = [
    `CREATE TABLE IF NOT EXISTS schema_version
       (one BIGINT PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL)`,
    'INSERT INTO schema_version (one, version) VALUES (1, 0) ON CONFLICT (one) DO NOTHING',
    `CREATE TABLE IF NOT EXISTS schema_step
       (version BIGINT NOT NULL, step BIGINT NOT NULL, PRIMARY KEY (version, step))`,
  ];
  for (const statement of steps) await patiently(() => tell(statement));
  const versionNow = async () =>
    (await tell('SELECT version FROM schema_version WHERE one = 1'))[0]!['version']!;
  const version = await versionNow();
  refuseNewer(version);
  for (let from = version; from < migrations.length; from++) {
    const to = from + 1;
    const isDone = async (step: number) => {
      const noted = 'SELECT step FROM schema_step WHERE version = $1 AND step = $2';
      return (await tell(noted, [to, step])).length > 0 || (await versionNow()) >= to;
    };
    for (const [i, { run }] of stepsOf(migrations[from], 'postgres').entries()) {
      // Asked anew at every try: another instance may have done this step meanwhile, and dropped what it reads.
      await patiently(async () => {
        if (await isDone(i)) return;
        if (typeof run === 'string') await tell(run);
        else await run((work) => transaction(work, { durable: true }), authority);
      });
      const note = 'INSERT INTO schema_step (version, step) VALUES ($1, $2) ON CONFLICT DO NOTHING';
      await tell(note, [to, i]);
    }
    await tell('UPDATE schema_version SET version = $1 WHERE one = 1 AND version < $1', [to]);
  }
  await tell('DELETE FROM schema_step WHERE version <= $1', [migrations.length]);
}

/** Brings a database to the newest schema. Throws where it is newer still, or cannot be written. */
export const migrate = (sql: Sql, authority: Authority): Promise<void> =>
  sql.dialect === 'sqlite' ? inOneTransaction(sql, authority) : stepByStep(sql, authority);

/** Whether the database says that it has the newest schema, and no step on the way to another. */
export async function isCurrent({ dialect, read }: Sql): Promise<boolean> {
  if (dialect === 'sqlite') {
    const [{ user_version: version }] = await read<{ user_version: number }>('PRAGMA user_version');
    return version === migrations.length;
  }
  const [row] = await read<{ version: number }>('SELECT version FROM schema_version WHERE one = 1');
  const steps = await read('SELECT step FROM schema_step WHERE version > 0 LIMIT 1');
  return row?.version === migrations.length && steps.length === 0;
}
