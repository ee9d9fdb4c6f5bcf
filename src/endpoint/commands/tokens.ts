import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Scope, scopes } from '../http/access.ts';
import { hashToken, newToken } from '../keys/token.ts';
import { openStore, placeOf } from '../store/open.ts';
import type { ReceiptStore, StationToken } from '../store/store.ts';
import { type Environment, type Outcome, runCommand, unwell, well } from './command.ts';

const DAY = 86_400_000;
const USAGE = `Usage: npm run tokens -- create STATION --scopes ${scopes.join(',')} [--days DAYS]
       npm run tokens -- list
       npm run tokens -- revoke ID`;

const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

interface Options {
  readonly scopes?: string;
  readonly days?: string;
}

async function create(store: ReceiptStore, stationId: string, options: Options): Promise<Outcome> {
  const asked = options.scopes?.split(',') ?? [];
  const { days = '' } = options;
  const isStation = /^[\w.-]{1,64}$/.test(stationId);
  const isTime = days === '' || /^[1-9]\d{0,3}$/.test(days);
  if (!isStation || !isTime || asked.length === 0 || !asked.every(isScope)) return unwell(USAGE);
  const now = Date.now();
  const token = newToken();
  const until = days && { expiresAt: new Date(now + Number(days) * DAY).toISOString() };
  const createdAt = new Date(now).toISOString();
  const kept = { stationId, scopes: [...new Set(asked)], createdAt, ...until };
  const { id } = await store.tokens.create(kept, hashToken(token));
  return well(`${token}\nThe token of ${stationId}, shown this once. To revoke it: ${id}`);
}

function line({
  id,
  stationId,
  scopes: own,
  createdAt,
  expiresAt,
  revokedAt,
}: StationToken): string {
  const end = revokedAt ? `revoked ${revokedAt}` : `until ${expiresAt ?? 'revoked'}`;
  return [id, stationId, own.join(','), `from ${createdAt}`, end].join('  ');
}

async function act(store: ReceiptStore, args: readonly string[], options: Options) {
  const [verb, subject = '', more] = args;
  if (more !== undefined) return unwell(USAGE);
  if (verb === 'create') return create(store, subject, options);
  if (verb === 'list') {
    const all = await store.tokens.list();
    return well(all.length > 0 ? all.map(line).join('\n') : 'There are none.');
  }
  if (verb !== 'revoke') return unwell(USAGE);
  const revoked = await store.tokens.revoke(subject, new Date().toISOString());
  return revoked ? well('Revoked.') : unwell('There is no such token, or it is revoked already.');
}

/** Makes a token for a station and prints it once, lists tokens, or revokes one. */
export async function tokens(args: readonly string[], env: Environment): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { scopes: { type: 'string' }, days: { type: 'string' } },
  });
  const store = await openStore(placeOf(env));
  try {
    return await act(store, positionals, values);
  } finally {
    await store.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runCommand(tokens);
