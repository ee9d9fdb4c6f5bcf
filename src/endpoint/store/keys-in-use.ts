import { SHARDS } from './audit.ts';
import type { Dialect, Query, Sql } from './sql.ts';

/** Entries of a shard that are looked at, and photos: all of them in a small store, evenly spread in a large one. */
const LOOKS = 64;

/** Names of keys, as `npm run keys -- list` shows them. */
export interface KeyNames {
  readonly signing: readonly string[];
  readonly photo: readonly string[];
}

/** `table.column` of everything that is there: a schema may be of an older version, or half way to this one. */
const columnsOf: Readonly<Record<Dialect, string>> = {
  sqlite: `SELECT m.name || '.' || c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c
           WHERE m.type = 'table'`,
  postgres: `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
             WHERE table_schema = current_schema()`,
};

const evenly = (size: number): readonly number[] => {
  const count = Math.min(size, LOOKS);
  const step = count < 2 ? 0 : (size - 1) / (count - 1);
  return [...new Set(Array.from({ length: count }, (_, i) => 1 + Math.round(i * step)))];
};

/** By their number in the shard, so that a table of many millions is not read as a whole. */
async function signers(query: Query): Promise<string[]> {
  const found: string[] = [];
  for (let shard = 1; shard <= SHARDS; shard++) {
    const [last] = await query<{ seq: number }>(
      'SELECT seq FROM event WHERE shard = $1 ORDER BY seq DESC LIMIT 1',
      [shard],
    );
    if (!last) continue;
    const places = evenly(last.seq);
    const list = places.map((_, i) => `$${i + 2}`).join(', ');
    const rows = await query<{ kid: string }>(
      `SELECT kid FROM event WHERE shard = $1 AND seq IN (${list})`,
      [shard, ...places],
    );
    found.push(...rows.map(({ kid }) => kid));
  }
  return found;
}

/** Those of the oldest receipts and of the newest: with a key that was changed in between, one of each. */
async function sealers(query: Query): Promise<string[]> {
  const found: string[] = [];
  for (const order of ['ASC', 'DESC']) {
    const rows = await query<{ key_id: string }>(
      `SELECT p.key_id FROM
         (SELECT id FROM receipt WHERE content IS NOT NULL ORDER BY issued_at ${order} LIMIT ${LOOKS}) r
       JOIN photo p ON p.id = r.id`,
    );
    found.push(...rows.map(({ key_id }) => key_id));
  }
  return found;
}

/** An HMAC begins with the name of its key. */
const macKeys = async (query: Query, table: string): Promise<string[]> => {
  const rows = await query<{ mac: string }>(`SELECT mac FROM ${table} WHERE mac IS NOT NULL`);
  return rows.map(({ mac }) => mac.split('.', 1)[0]);
};

/** Keys that what the store holds was signed and sealed with; none of a database that is new. Only reads. */
export async function keysInUse({ dialect, read }: Sql): Promise<KeyNames> {
  const columns = new Set(
    (await read<{ name: string }>(columnsOf[dialect])).map(({ name }) => name),
  );
  const where = async (column: string, names: () => Promise<string[]>) =>
    columns.has(column) ? await names() : [];
  const photo = [
    ...(await where('photo.key_id', () => sealers(read))),
    ...(await where('purge_clock.mac', () => macKeys(read, 'purge_clock'))),
    ...(await where('station_token.mac', () => macKeys(read, 'station_token'))),
  ];
  const signing = await where('event.kid', () => signers(read));
  // What is no name of a key was written by somebody else: that is for `npm run audit:verify` to tell.
  const distinct = (names: readonly string[], named: RegExp) =>
    [...new Set(names)].filter((name) => named.test(name)).sort();
  return { signing: distinct(signing, /^\d{8}$/), photo: distinct(photo, /^[0-9a-f]{16}$/) };
}

/** What stands in the way of a start with the keys of `held`, in one line; undefined where nothing does. */
export function missingKeys(used: KeyNames, held: KeyNames): string | undefined {
  const lacking = (kind: keyof KeyNames) => used[kind].filter((name) => !held[kind].includes(name));
  const told = [
    ...lacking('signing').map((name) => `the signing key ${name}`),
    ...lacking('photo').map((name) => `the photo key ${name}`),
  ];
  if (told.length === 0) return undefined;
  return `The store was written with keys that are not given: ${told.join(', ')}. Nothing was changed.`;
}
