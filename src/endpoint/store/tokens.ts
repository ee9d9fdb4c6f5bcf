import { randomUUID } from 'node:crypto';
import type { ChainWriter } from './chain-writer.ts';
import type { Sql } from './sql.ts';
import { CorruptRow, type StationToken, type StationTokens } from './store.ts';

interface Row {
  readonly id: string;
  readonly station_id: string;
  readonly scopes: string;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
}

const columns = 'id, station_id, scopes, created_at, expires_at, revoked_at';

function readScopes(text: string): readonly string[] {
  try {
    const scopes: unknown = JSON.parse(text);
    if (Array.isArray(scopes)) return scopes.map(String);
  } catch {
    // Told below.
  }
  throw new CorruptRow('The scopes of a token cannot be read');
}

const fromRow = (row: Row): StationToken => ({
  id: row.id,
  stationId: row.station_id,
  scopes: readScopes(row.scopes),
  createdAt: row.created_at,
  ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
});

/** Tokens in the table `station_token`. Making and revoking a token each write an entry of the audit table. */
export function stationTokens({ read }: Sql, { write }: ChainWriter): StationTokens {
  return {
    create: (token, hash) =>
      write(async ({ query, note }) => {
        const { stationId, scopes, createdAt, expiresAt } = token;
        const id = randomUUID();
        await query(
          `INSERT INTO station_token (id, station_id, scopes, hash, created_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [id, stationId, JSON.stringify(scopes), hash, createdAt, expiresAt ?? null],
        );
        const detail = { station: stationId, scopes: scopes.join(' ') };
        const subject = `token:${id}`;
        note({ at: createdAt, action: 'token-created', by: 'command', subject, detail });
        return { id, ...token };
      }),
    list: async () =>
      (await read<Row>(`SELECT ${columns} FROM station_token ORDER BY created_at, id`)).map(
        fromRow,
      ),
    revoke: (id, at) =>
      write(async ({ query, note }) => {
        const revoked = await query(
          `UPDATE station_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING id`,
          [id, at],
        );
        if (revoked.length === 0) return false;
        note({ at, action: 'token-revoked', by: 'command', subject: `token:${id}` });
        return true;
      }),
    find: async (hash) => {
      const [row] = await read<Row>(`SELECT ${columns} FROM station_token WHERE hash = $1`, [hash]);
      return row && fromRow(row);
    },
  };
}
