import { beforeEach, expect, test } from 'vitest';
import { newSecret } from '../../receipt/claim.ts';
import type { Claimant } from '../../receipt/content.ts';
import { hashToken, newToken } from '../keys/token.ts';
import { foundAtStation, honestClaim, idPhoto, now, upload } from '../samples.testing.ts';
import { scopes } from './access.ts';
import { errorOf, type TestApp, TOKEN, testApp } from './app.testing.ts';

const HOUR = 3_600_000;
const at = (offset: number) => new Date(now.getTime() + offset).toISOString();

interface Token {
  readonly scopes: readonly string[];
  readonly expiresAt?: string;
  readonly revoked?: boolean;
}

const tokens: Readonly<Record<string, Token>> = {
  revoked: { scopes, revoked: true },
  expired: { scopes, expiresAt: at(-1) },
  'expiring now': { scopes, expiresAt: at(0) },
  'with no scope': { scopes: [] },
  lookup: { scopes: ['lookup'], expiresAt: at(HOUR) },
  redeem: { scopes: ['redeem'] },
  assess: { scopes: ['assess'] },
  export: { scopes: ['export'] },
  report: { scopes: ['report'] },
  admin: { scopes: ['admin'] },
};
const residents = { 'right secret': true, 'wrong secret': false } as const;
const roles = [
  'nobody',
  'wrong token',
  ...Object.keys(tokens),
  'bootstrap',
  ...Object.keys(residents),
] as const;

const all = (status: number) => Object.fromEntries(roles.map((role) => [role, status]));
/** 401 without a token that holds, 403 where it has not the scope. */
const only = (scope: string, status: number) => ({
  ...all(401),
  ...Object.fromEntries(
    Object.entries(tokens)
      .filter(([role]) => !/revoked|expir/.test(role))
      .map(([role, token]) => [role, token.scopes.includes(scope) ? status : 403]),
  ),
  bootstrap: status,
});
/** Whoever bears a token that holds. */
const anyToken = (status: number) => ({
  ...all(401),
  ...Object.fromEntries(
    Object.keys(tokens)
      .filter((role) => !/revoked|expir/.test(role))
      .map((role) => [role, status]),
  ),
  bootstrap: status,
});
/** Whoever is not that one is refused with the claim of being it. */
const claimant = (role: string) => ({ ...all(403), [role]: 201, bootstrap: 201 });

/** Every route, and what each role is answered. */
const matrix: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'GET /healthz': all(200),
  'GET /readyz': all(200),
  'GET /api/terms': all(200),
  'POST /api/challenges': all(201),
  'GET /api/openapi.json': all(200),
  'GET /.well-known/jwks.json': all(200),
  // None is signed yet.
  'GET /.well-known/audit-head': all(503),
  'GET /api/ended': only('lookup', 200),
  'GET /metrics': only('admin', 200),
  'POST /api/receipts (self)': all(201),
  'POST /api/receipts (kiosk)': claimant('assess'),
  'POST /api/receipts (station)': claimant('redeem'),
  'GET /api/receipts/:number': only('lookup', 200),
  'GET /api/receipts/:number/photo': only('lookup', 200),
  'POST /api/receipts/:number/redeem': only('redeem', 200),
  'POST /api/receipts/:number/refuse': only('redeem', 200),
  'POST /api/receipts/:number/withdraw': { ...all(404), 'right secret': 200 },
  'GET /api/receipts/:number/other': only('lookup', 404),
  'GET /api/receipts': only('lookup', 200),
  // Whoever may is asked for which days.
  'POST /api/export': only('export', 400),
  'GET /api/token': anyToken(200),
  'GET /api/disagreements': only('report', 200),
  'GET /nothing': all(404),
};

let app: TestApp;
const bearers: Record<string, string> = { 'wrong token': newToken(), bootstrap: TOKEN };

beforeEach(async () => {
  app = await testApp();
  for (const [role, { scopes: may, expiresAt, revoked }] of Object.entries(tokens)) {
    const token = newToken();
    const kept = await app.store.tokens.create(
      { stationId: role, scopes: may, createdAt: at(-HOUR), ...(expiresAt && { expiresAt }) },
      hashToken(token),
    );
    if (revoked) await app.store.tokens.revoke(kept.id, at(-1));
    bearers[role] = token;
  }
});

async function submission(assessedBy: Claimant) {
  const photo = await idPhoto();
  const { secret, secretSha256 } = await newSecret();
  const claim = { ...(await honestClaim(photo)), assessedBy, secretSha256 };
  return { secret, claim, number: claim.number, body: upload(photo, claim) };
}

/** Asks as one role would, of a receipt that was issued for this one question. */
async function ask(route: string, role: string): Promise<Response> {
  const [method, path, kind] = route.split(' ');
  const authorization: Record<string, string> = bearers[role]
    ? { authorization: `Bearer ${bearers[role]}` }
    : {};
  if (kind) {
    const { body } = await submission(kind.slice(1, -1) as Claimant);
    return app.app.request(path, { method, body, headers: { ...authorization } });
  }
  if (!path.includes(':number')) return app.app.request(path, { method, headers: authorization });
  const { secret, claim, number, body } = await submission('self');
  expect((await app.submit(body)).status).toBe(201);
  const right = residents[role as keyof typeof residents] ?? false;
  const bodies: Readonly<Record<string, object>> = {
    redeem: { found: foundAtStation(claim) },
    refuse: { reason: '不是本人' },
    withdraw: { secret: right ? secret : secret.replace(/./g, '0') },
  };
  const sent = bodies[path.split('/').pop() ?? ''];
  return app.app.request(path.replace(':number', number), {
    method,
    headers: { ...authorization, 'x-forwarded-for': '198.51.100.1' },
    ...(sent && { body: JSON.stringify(sent) }),
  });
}

test.each(Object.entries(matrix))('%s', async (route, expected) => {
  const answered: Record<string, number> = {};
  for (const role of roles) {
    const response = await ask(route, role);
    answered[role] = response.status;
    if (response.status === 401) {
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="station"');
      expect((await errorOf(response)).code).toBe('unauthorised');
    }
    if (response.status === 403) {
      expect((await errorOf(response)).code).toMatch(/^(forbidden|claimant)$/);
    }
  }
  expect(answered).toEqual(expected);
});

test('the table has every route there is', () => {
  const served = app.app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method} ${path}`);
  const tabled = Object.keys(matrix).map((route) => route.split(' ').slice(0, 2).join(' '));
  expect(tabled).toEqual(expect.arrayContaining([...new Set(served)]));
});
