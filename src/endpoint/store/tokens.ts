import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../../receipt/canonical.ts';
import { checkEntry } from './audit.ts';
import type { Authority } from './authority.ts';
import { entriesOf } from './event-table.ts';
import type { LogWriter } from './log-writer.ts';
import type { Query, Sql } from './sql.ts';
import { CorruptRow, type StationToken, type StationTokens } from './store.ts';

export interface TokenRow {
  readonly id: string;
  readonly station_id: string;
  readonly scopes: string;
  readonly hash: string;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
  readonly mac: string | null;
}

const columns = 'id, station_id, scopes, hash, created_at, expires_at, revoked_at, mac';

const subjectOfToken = (id: string): string => `token:${id}`;

/** What is under a row's HMAC: all the rest of it. */
export const tokenText = ({ mac: _, ...rest }: TokenRow): string =>
  `station-token ${canonicalJson({
    id: rest.id,
    station_id: rest.station_id,
    scopes: rest.scopes,
    hash: rest.hash,
    created_at: rest.created_at,
    expires_at: rest.expires_at,
    revoked_at: rest.revoked_at,
  })}`;

const isOurs = (row: TokenRow, authority: Authority): boolean =>
  authority.isMac(tokenText(row), row.mac ?? '');

const withMac = (row: TokenRow, authority: Authority): TokenRow => ({
  ...row,
  mac: authority.mac(tokenText(row)),
});

function readScopes(text: string): readonly string[] {
  try {
    const scopes: unknown = JSON.parse(text);
    if (Array.isArray(scopes)) return scopes.map(String);
  } catch {
    // Told below.
  }
  throw new CorruptRow('The scopes of a token cannot be read');
}

const fromRow = (row: TokenRow): StationToken => ({
  id: row.id,
  stationId: row.station_id,
  scopes: readScopes(row.scopes),
  createdAt: row.created_at,
  ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
});

const rowById = async (query: Query, id: string): Promise<TokenRow | undefined> =>
  (await query<TokenRow>(`SELECT ${columns} FROM station_token WHERE id = $1`, [id]))[0];

/** When the entries say that it was revoked; throws `CorruptRow` where they are not ours. */
async function revokedAt(
  query: Query,
  id: string,
  authority: Authority,
): Promise<{ created: boolean; at: string | null }> {
  const entries = await entriesOf(query, subjectOfToken(id));
  if (entries.some((entry) => checkEntry(entry, authority))) {
    throw new CorruptRow('An entry of a token is not what was signed');
  }
  return {
    created: entries.filter(({ action }) => action === 'token-created').length === 1,
    at: entries.find(({ action }) => action === 'token-revoked')?.at ?? null,
  };
}

export const tokenIds = async (query: Query): Promise<readonly string[]> =>
  (await query<{ id: string }>("SELECT id FROM station_token WHERE id >= '' ORDER BY id")).map(
    ({ id }) => id,
  );

/** Whether a token is the one that we made, and revoked if and only if an entry tells of it. */
export async function isTokenTold(
  query: Query,
  id: string,
  authority: Authority,
): Promise<boolean> {
  const row = await rowById(query, id);
  if (!row || !isOurs(row, authority)) return false;
  const entries = await entriesOf(query, subjectOfToken(id));
  if (entries.some(({ detail, detailHash }) => detailHash !== undefined && detail === undefined)) {
    return false;
  }
  const { created, at } = await revokedAt(query, id, authority);
  return created && at === row.revoked_at;
}

/**
 * Tokens in the table `station_token`; making and revoking one are entries of the audit table. A row that
 * we did not write is no token, and one whose revocation was undone in the database stays revoked.
 */
export function stationTokens(
  { read }: Sql,
  { write }: LogWriter,
  authority: Authority,
): StationTokens {
  return {
    create: (token, hash) =>
      write(async ({ query, note }) => {
        const { stationId, scopes, createdAt, expiresAt } = token;
        const row = withMac(
          {
            id: randomUUID(),
            station_id: stationId,
            scopes: JSON.stringify(scopes),
            hash,
            created_at: createdAt,
            expires_at: expiresAt ?? null,
            revoked_at: null,
            mac: null,
          },
          authority,
        );
        const { id } = row;
        await query(
          `INSERT INTO station_token (id, station_id, scopes, hash, created_at, expires_at, mac)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [id, stationId, row.scopes, hash, createdAt, row.expires_at, row.mac],
        );
        const detail = { station: stationId, scopes: scopes.join(' ') };
        const subject = subjectOfToken(id);
        note({ at: createdAt, action: 'token-created', by: 'command', subject, detail });
        return { id, ...token };
      }),
    list: async () => {
      const rows = await read<TokenRow>(
        `SELECT ${columns} FROM station_token ORDER BY created_at, id`,
      );
      return rows.filter((row) => isOurs(row, authority)).map(fromRow);
    },
    revoke: (id, at) =>
      write(async ({ query, note }) => {
        const row = await rowById(query, id);
        if (!row || row.revoked_at !== null || !isOurs(row, authority)) return false;
        const { mac } = withMac({ ...row, revoked_at: at }, authority);
        const revoked = await query(
          `UPDATE station_token SET revoked_at = $2, mac = $3
           WHERE id = $1 AND revoked_at IS NULL RETURNING id`,
          [id, at, mac],
        );
        if (revoked.length === 0) return false;
        note({ at, action: 'token-revoked', by: 'command', subject: subjectOfToken(id) });
        return true;
      }),
    find: async (hash) => {
      const [row] = await read<TokenRow>(`SELECT ${columns} FROM station_token WHERE hash = $1`, [
        hash,
      ]);
      if (!row || !isOurs(row, authority)) return undefined;
      const { created, at } = await revokedAt(read, row.id, authority);
      if (!created) return undefined;
      return fromRow({ ...row, revoked_at: at });
    },
    reseal: () =>
      write(async ({ query }) => {
        let done = 0;
        for (const id of await tokenIds(query)) {
          const row = await rowById(query, id);
          if (!row || !isOurs(row, authority)) continue;
          const { mac } = withMac(row, authority);
          if (mac === row.mac) continue;
          await query('UPDATE station_token SET mac = $2 WHERE id = $1', [id, mac]);
          done += 1;
        }
        return done;
      }),
  };
}
