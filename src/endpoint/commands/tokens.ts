import type { Arguments, Misuse } from '../../command-line/command-line.ts';
import { list, oneOf, optional, several, text, wholeNumber } from '../../command-line/values.ts';
import { type Scope, scopes } from '../http/access.ts';
import { hashToken, newToken } from '../keys/token.ts';
import { openKeptBy } from '../open.ts';
import type { ReceiptStore, StationToken } from '../store/store.ts';
import { type Environment, type Outcome, runCommand, unwell, well } from './command.ts';

const DAY = 86_400_000;
/** How long a token lasts that is asked for without days: one that nobody misses ends by itself. */
const DAYS = 365;

type Action =
  | {
      readonly verb: 'create';
      readonly stationId: string;
      readonly scopes: readonly Scope[];
      readonly days: number;
    }
  | { readonly verb: 'list' }
  | { readonly verb: 'revoke'; readonly id: string };
type ActionOf<V extends Action['verb']> = Extract<Action, { readonly verb: V }>;

async function create(
  store: ReceiptStore,
  { stationId, scopes: asked, days }: ActionOf<'create'>,
): Promise<Outcome> {
  const now = Date.now();
  const token = newToken();
  const expiresAt = new Date(now + days * DAY).toISOString();
  const createdAt = new Date(now).toISOString();
  const kept = { stationId, scopes: [...new Set(asked)], createdAt, expiresAt };
  const { id } = await store.tokens.create(kept, hashToken(token));
  return well(`${token}\nThe token of ${stationId}, shown this once. To revoke it: ${id}`);
}

function described({
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

async function act(store: ReceiptStore, action: Action): Promise<Outcome> {
  if (action.verb === 'create') return create(store, action);
  if (action.verb === 'list') {
    const all = await store.tokens.list();
    return well(all.length > 0 ? all.map(described).join('\n') : 'There are none.');
  }
  const revoked = await store.tokens.revoke(action.id, new Date().toISOString());
  return revoked ? well('Revoked.') : unwell('There is no such token, or it is revoked already.');
}

/** Makes a token for a station and prints it once, lists tokens, or revokes one. */
export async function tokens(action: Action, env: Environment): Promise<Outcome> {
  const { store } = await openKeptBy(env);
  try {
    return await act(store, action);
  } finally {
    await store.close();
  }
}

const line = {
  usage: `npm run tokens -- create STATION --scopes ${scopes.join(',')} [--days ${DAYS}]
npm run tokens -- list
npm run tokens -- revoke ID`,
  options: {
    scopes: optional(list(oneOf(...scopes))),
    days: optional(wholeNumber(1, 9_999)),
  },
  operands: { name: 'What to do', taken: several(text) },
};

/** What to do, or what is wrong with how it was asked for. */
function actionOf({
  options,
  operands: [verb, subject, ...more],
}: Arguments<typeof line.options, readonly string[]>): Action | Misuse {
  if (more.length > 0) return { why: `There is nothing to do with "${more[0]}"` };
  if (verb !== 'create' && (options.scopes || options.days !== undefined)) {
    return { why: '--scopes and --days are for create' };
  }
  if (verb === 'list' && subject === undefined) return { verb };
  if (verb === 'revoke') {
    return subject === undefined ? { why: 'Which token?' } : { verb, id: subject };
  }
  if (verb !== 'create') return { why: 'What to do is create, list or revoke' };
  if (!/^[\w.-]{1,64}$/.test(subject ?? '')) {
    return { why: 'STATION is 1 to 64 letters, digits or . _ -' };
  }
  const { scopes: asked, days = DAYS } = options;
  if (!asked) return { why: '--scopes is missing' };
  return { verb, stationId: subject ?? '', scopes: asked, days };
}

await runCommand(import.meta.url, line, async (given, env) => {
  const action = actionOf(given);
  return 'why' in action ? action : tokens(action, env);
});
