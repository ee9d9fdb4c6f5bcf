import { describe, expect, test } from 'vitest';
import { newSecret } from '../../receipt/claim.ts';
import { hashToken, newToken } from '../keys/token.ts';
import { honestClaim, idPhoto, redemption, upload } from '../samples.testing.ts';
import { type TestApp, TOKEN, testApp } from './app.testing.ts';
import { openApi } from './openapi.ts';
import { startServer } from './server.testing.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What in a value does not fit a schema. Covers the small part of JSON Schema that the document uses. */
function misfits(value: unknown, schema: Schema, path = '$'): string[] {
  const { $ref, anyOf, properties, items, additionalProperties } = schema as {
    $ref?: string;
    anyOf?: Schema[];
    properties?: Record<string, Schema>;
    items?: Schema;
    additionalProperties?: Schema | boolean;
  };
  if ($ref) return misfits(value, named($ref), path);
  if (anyOf && !anyOf.some((one) => misfits(value, one, path).length === 0)) return [path];
  if ('const' in schema && value !== schema['const']) return [path];
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) return [path];
  if (schema['type'] && schema['type'] !== typeOf(value, schema['type'])) return [path];
  if (typeof value === 'string' && schema['pattern']) {
    return new RegExp(String(schema['pattern']), 'u').test(value) ? [] : [path];
  }
  if (Array.isArray(value)) {
    return value.flatMap((one, i) => misfits(one, items ?? {}, `${path}[${i}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const required = (schema['required'] as string[] | undefined) ?? [];
  const missing = required.filter((key) => !(key in value)).map((key) => `${path}.${key} missing`);
  const inner = Object.entries(value).flatMap(([key, one]) => {
    if (properties?.[key]) return misfits(one, properties[key], `${path}.${key}`);
    // Clients may accept unknown keys, but everything that the server answers must be documented.
    return properties && typeof additionalProperties !== 'object' ? [`${path}.${key} unknown`] : [];
  });
  return [...missing, ...inner];
}

function typeOf(value: unknown, wanted: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (wanted === 'integer' && Number.isInteger(value)) return 'integer';
  return value === null ? 'null' : typeof value;
}

function named($ref: string): Schema {
  const [, name] = /^#\/components\/schemas\/(\w+)$/.exec($ref) ?? [];
  const schemas: Readonly<Record<string, Schema>> = openApi.components.schemas;
  expect(schemas).toHaveProperty(name);
  return schemas[name];
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { content?: Readonly<Record<string, { schema: Schema }>> }>
  >;
}
const operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([method]) => method !== 'parameters')
    .map(([method, operation]) => [method, path, operation as unknown as Operation] as const),
);

describe('the document', () => {
  test('is what the server serves', async () => {
    const { app } = await testApp();
    const response = await app.request('/api/openapi.json');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(openApi)));
  });

  test('names every route except its own', async () => {
    const { app } = await testApp();
    const served = app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(':number', '{number}')}`);
    const documented = operations.map(([method, path]) => `${method} ${path}`);
    expect(new Set([...documented, 'get /api/openapi.json'])).toEqual(new Set(served));
  });

  test('refers only to schemas that it has', () => {
    const refs = JSON.stringify(openApi).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, $ref] of refs) expect(named($ref)).toBeDefined();
  });
});

/** How to get each documented answer of each operation. */
async function answers(app: TestApp, ask: typeof fetch): Promise<void> {
  const seen = new Set<string>();
  const hear = async (method: string, path: string, number: string, init: RequestInit = {}) => {
    const response = await ask(path.replace('{number}', number), { method, ...init });
    const operation = operations.find(([m, p]) => m.toUpperCase() === method && p === path)?.[2];
    const documented = operation?.responses[response.status];
    expect(documented, `${method} ${path} answers ${response.status}`).toBeDefined();
    seen.add(`${method} ${path} ${response.status}`);
    const type = (response.headers.get('content-type') ?? '').split(';')[0];
    const content = documented?.content?.[type];
    expect(content, `${method} ${path} answers ${type}`).toBeDefined();
    const text = await response.text();
    if (type === 'application/json') {
      expect(misfits(JSON.parse(text), content!.schema), `${method} ${path}`).toEqual([]);
    }
    return text;
  };
  const submission = async (change: object = {}) => {
    const photo = await idPhoto();
    const { secret, secretSha256 } = await newSecret();
    const honest = await honestClaim(photo, { at: new Date() });
    const claim = { ...honest, secretSha256, ...change };
    return {
      secret,
      number: claim.number,
      body: () => upload(photo, claim),
      found: { body: redemption(claim).body },
    };
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const station = { headers: bearer(TOKEN) };
  const stranger = { headers: bearer(newToken()) };
  const unscoped = newToken();
  await app.store.tokens.create(
    { stationId: 'x', scopes: [], createdAt: new Date().toISOString() },
    hashToken(unscoped),
  );
  const barred = { headers: bearer(unscoped) };
  const unknown = '26112385540264076434';
  const refusal = { body: JSON.stringify({ reason: 'no' }) };

  for (const path of ['/healthz', '/readyz', '/api/terms', '/.well-known/jwks.json']) {
    await hear('GET', path, '');
  }
  await hear('GET', '/metrics', '', station);
  await hear('GET', '/metrics', '', barred);
  await hear('GET', '/metrics', '', stranger);
  for (const who of [station, barred, stranger]) await hear('GET', '/api/disagreements', '', who);
  const good = await submission();
  await hear('POST', '/api/receipts', '', { body: good.body() });
  await hear('POST', '/api/receipts', '', { body: good.body() });
  await hear('POST', '/api/receipts', '', { body: 'x' });
  await hear('POST', '/api/receipts', '', { body: new FormData() });
  await hear('POST', '/api/receipts', '', {
    body: (await submission({ photoSha256: '0'.repeat(64) })).body(),
  });
  await hear('POST', '/api/receipts', '', {
    body: (await submission({ assessedBy: 'kiosk' })).body(),
  });

  const one = '/api/receipts/{number}';
  for (const [method, path, init] of [
    ['GET', one, {}],
    ['GET', `${one}/photo`, {}],
    ['POST', `${one}/redeem`, {}],
    ['POST', `${one}/refuse`, refusal],
  ] as const) {
    await hear(method, path, '123', { ...station, ...init });
    await hear(method, path, unknown, { ...station, ...init });
    await hear(method, path, unknown, { ...stranger, ...init });
    await hear(method, path, unknown, { ...barred, ...init });
    const { number, body } = await submission();
    await hear('POST', '/api/receipts', '', { body: body() });
    await hear(method, path, number, { ...station, ...init });
  }
  await hear('GET', '/api/token', '', barred);
  await hear('GET', '/api/token', '', stranger);
  for (const who of [station, stranger, barred]) await hear('GET', '/api/ended', '', who);
  for (const who of [stranger, barred, station]) await hear('POST', '/api/export', '', who);
  const list = '/api/receipts';
  await hear('GET', list, '', station);
  await hear('GET', list, '', stranger);
  await hear('GET', list, '', barred);
  await hear('POST', `${one}/refuse`, good.number, { ...station, body: 'x'.repeat(9_000) });
  await hear('POST', `${one}/redeem`, good.number, station);
  await hear('POST', `${one}/redeem`, good.number, { ...station, body: '1' });
  const other = await submission();
  await hear('POST', `${one}/redeem`, good.number, { ...station, ...other.found });
  await hear('POST', `${one}/redeem`, good.number, { ...station, ...good.found });
  await hear('POST', `${one}/redeem`, good.number, { ...station, ...good.found });
  const mine = await submission();
  await hear('POST', '/api/receipts', '', { body: mine.body() });
  const secret = (text: string) => ({ body: JSON.stringify({ secret: text }) });
  await hear('POST', `${one}/withdraw`, mine.number, secret('0'.repeat(64)));
  await hear('POST', `${one}/withdraw`, mine.number, secret(mine.secret));
  await hear('POST', `${one}/withdraw`, good.number, secret(good.secret));
  await hear('POST', `${one}/withdraw`, good.number, { body: 'x'.repeat(2_000) });
  await hear('POST', '/api/receipts', '', { body: mine.body() });
  await hear('GET', one, mine.number, station);
  expect(seen.size).toBeGreaterThanOrEqual(35);
}

test('every answer of a running server is one that is documented', async () => {
  const app = await testApp();
  app.setNow(new Date());
  const url = await startServer(app);
  await answers(app, (path, init) => fetch(new URL(String(path), url), init));
});
