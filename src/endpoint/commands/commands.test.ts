import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import { createHeads } from '../heads.ts';
import { hashToken } from '../keys/token.ts';
import { openKeptBy } from '../open.ts';
import { honestClaim, idPhoto, temporaryFolder } from '../samples.testing.ts';
import {
  expiresAt,
  issuedAt,
  sample,
  testEnv,
  testSigning,
  testVault,
} from '../store/receipts.testing.ts';
import { backup } from './backup.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Runs what `npm run` would, in a process of its own. */
function run(name: string, args: readonly string[], dataDir: string) {
  const [, file, ...first] = (scripts[name] as string).split(' ');
  const all = ['--import', 'tsx', join(root, file), ...first, ...args];
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, ...testEnv };
  return new Promise<{ code: number; out: string; err: string }>((done) => {
    const child = execFile(process.execPath, all, { env }, (_, out, err) =>
      done({ code: child.exitCode ?? -1, out: out.trim(), err: err.trim() }),
    );
  });
}

async function open(dataDir: string) {
  const { store } = await openKeptBy({ DATA_DIR: dataDir, ...testEnv });
  onTestFinished(() => store.close());
  return store;
}

test('a token is made, shown once, listed and revoked', async () => {
  const dir = temporaryFolder();
  expect(await run('tokens', ['list'], dir)).toEqual({ code: 0, out: 'There are none.', err: '' });
  const args = ['create', 'station-7', '--scopes', 'lookup,redeem', '--days', '30'];
  const made = await run('tokens', args, dir);
  const [, token, id] = /^([\w-]{43})\n.* station-7,.* (\S+)$/.exec(made.out) ?? [];
  expect(made.code).toBe(0);
  const store = await open(dir);
  const kept = await store.tokens.find(hashToken(token));
  expect(kept).toMatchObject({ id, stationId: 'station-7', scopes: ['lookup', 'redeem'] });
  const days = (Date.parse(kept?.expiresAt ?? '') - Date.parse(kept?.createdAt ?? '')) / 86_400_000;
  expect(days).toBe(30);
  const list = await run('tokens', ['list'], dir);
  expect(list.out).toContain(`${id}  station-7  lookup,redeem  from `);
  expect(list.out).not.toContain(token);
  expect((await run('tokens', ['revoke', id], dir)).code).toBe(0);
  expect((await run('tokens', ['revoke', id], dir)).code).toBe(1);
  expect((await store.tokens.find(hashToken(token)))?.revokedAt).toBeDefined();
});

test.each([
  [[], 365],
  [['--days', '7'], 7],
])('a token made with %j ends after %s days', async (asked, days) => {
  const dir = temporaryFolder();
  await run('tokens', ['create', 'one', '--scopes', 'lookup', ...asked], dir);
  const [made] = await (await open(dir)).tokens.list();
  const { createdAt = '', expiresAt } = made ?? {};
  const lasts = expiresAt && (Date.parse(expiresAt) - Date.parse(createdAt)) / 86_400_000;
  expect(lasts).toBe(days);
});

test.each([
  ['tokens', ['create', 'station 7', '--scopes', 'lookup'], /^STATION is 1 to 64 letters/],
  [
    'tokens',
    ['create', 'station-7', '--scopes', 'everything'],
    /^--scopes is lookup, .*"everything"/,
  ],
  ['tokens', ['create', 'station-7'], /^--scopes is missing/],
  ['tokens', ['create', 'station-7', '--scopes', 'lookup', '--days', '0'], /^--days is a whole/],
  ['tokens', ['revoke', 'one', 'two'], /^There is nothing to do with "two"/],
  ['tokens', ['list', '--days', '3'], /^--scopes and --days are for create/],
  ['audit:verify', ['--noted'], /--noted/],
  ['audit:proof', ['receipt', '1'], /^NUMBER is a receipt number/],
  ['backup', [], /^FILE is missing/],
  ['keys', ['turn'], /^What to do is list, rotate, rotate-photo or reseal, not "turn"/],
] as const)('%s %j is refused with what it should be', async (name, args, why) => {
  const { code, err } = await run(name, args, temporaryFolder());
  expect(code).toBe(2);
  expect(err).toMatch(why);
  expect(err).toContain(`\n\nnpm run ${name}`);
});

test('what is in PostgreSQL is not for these to back up', async () => {
  const { text } = await backup(
    { verb: 'backup', file: 'file', replace: false },
    { DATABASE_URL: 'postgres://localhost/x' },
  );
  expect(text).toContain('pg_dump');
});

test('everything is verified while the store is open, and against heads noted before', async () => {
  const dir = temporaryFolder();
  const store = await open(dir);
  const put = async () => {
    const { receipt, photo } = sample();
    await store.put(receipt, photo);
  };
  await put();
  const path = join(dir, 'audit-heads');
  const clock = () => new Date();
  await createHeads({ store, signing: testSigning, clock, path }).publish();
  await put();
  const first = await run('audit:verify', [], dir);
  expect(first.out).toMatch(/^Intact: 2 entries, [0-9a-f]{64}\. Heads noted before: 1\.$/);
  const elsewhere = join(temporaryFolder(), 'heads');
  await createHeads({ store, signing: testSigning, clock, path: elsewhere }).publish();
  expect((await run('audit:verify', ['--noted', elsewhere], dir)).code).toBe(0);

  // Everything as it was before the second receipt, as someone with an old copy would put it.
  const db = new Database(join(dir, 'receipts.db'));
  db.exec(`DELETE FROM photo; DELETE FROM receipt; DELETE FROM event;
    UPDATE audit_tree SET size = 0, peaks = ''`);
  db.close();
  expect(await run('audit:verify', ['--noted', elsewhere], dir)).toMatchObject({
    code: 1,
    err: 'Not intact: the head that was noted is not the beginning of shard 1/0.',
  });
});

test('a proof is made, and checked with nothing but the public keys and a head that was kept', async () => {
  const dir = temporaryFolder();
  const store = await open(dir);
  const photo = await idPhoto();
  const claim = await honestClaim(photo);
  const { number, outcome, spec } = claim;
  const receipt = {
    claim,
    verdict: { outcome, spec, findings: [] },
    flags: [],
    issuedAt,
    expiresAt,
  };
  await store.put(receipt, testVault.seal(number, photo));
  const path = join(dir, 'audit-heads');
  await createHeads({ store, signing: testSigning, clock: () => new Date(), path }).publish();
  const jwks = join(dir, 'jwks.json');
  writeFileSync(jwks, JSON.stringify(testSigning.jwks));
  const elsewhere = temporaryFolder();

  const proof = join(dir, 'proof.json');
  expect(await run('audit:proof', ['since', path, '--out', proof], dir)).toMatchObject({ code: 0 });
  const args = ['check', proof, '--keys', jwks, '--noted', path];
  expect((await run('audit:proof', args, elsewhere)).out).toMatch(
    /^Holds: the 1 entries of .*, [0-9a-f]{64}, are the beginning of the 1 entries of .*\.$/,
  );
  expect(readdirSync(elsewhere)).toEqual([]);

  const made = await run('audit:proof', ['receipt', number], dir);
  writeFileSync(proof, made.out.replace('resident', 'resident2'));
  expect((await run('audit:proof', args.slice(0, 4), elsewhere)).err).toMatch(
    /^Does not hold: entry 1\/1 is not signed by one of these keys\.$/,
  );
});

test('a head that is not ours is told', async () => {
  const dir = temporaryFolder();
  const path = join(dir, 'heads');
  writeFileSync(path, 'a.b.c\n');
  const { err } = await run('audit:verify', ['--noted', path], dir);
  expect(err).toBe(`Not intact: a line of ${path} is no head that we signed.`);
});

test('a backup made while the store is written to can be restored', async () => {
  const dir = temporaryFolder();
  const store = await open(dir);
  const samples = Array.from({ length: 200 }, () => sample());
  const [before, during] = [samples.slice(0, 50), samples.slice(50)];
  const put = (some: typeof samples) =>
    Promise.all(some.map(({ receipt, photo }) => store.put(receipt, photo)));
  await put(before);
  const file = join(temporaryFolder(), 'receipts.backup');
  const running = run('backup', [file], dir);
  for (const one of during) await put([one]);
  expect((await running).code).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await run('backup', [file], dir)).err).toMatch(/^There is a file already/);
  expect((await run('restore', [file, '--replace'], dir)).err).toMatch(/^The database is in use/);

  const elsewhere = join(temporaryFolder(), 'deep', 'data');
  const restored = await run('restore', [file], elsewhere);
  expect(restored.code).toBe(0);
  const again = await open(elsewhere);
  for (const { number, photo } of before) expect(await again.photo(number)).toEqual(photo);
  const report = await again.verifyAudit();
  expect(report.ok).toBe(true);
  if (report.ok) expect(restored.out).toContain(`ends at ${report.head.seq}:${report.head.hash}`);
});

test('a restore replaces only when it is told to, and sets aside', async () => {
  const dir = temporaryFolder();
  const path = join(dir, 'receipts.db');
  const file = join(dir, 'receipts.backup');
  await run('tokens', ['create', 'first', '--scopes', 'lookup'], dir);
  expect((await run('backup', [file], dir)).code).toBe(0);
  await run('tokens', ['create', 'second', '--scopes', 'lookup'], dir);
  expect((await run('restore', [file], dir)).err).toMatch(/^There is a file already/);
  expect((await run('tokens', ['list'], dir)).out).toContain('second');
  const { code, out } = await run('restore', [file, '--replace'], dir);
  expect(code).toBe(0);
  expect((await run('tokens', ['list'], dir)).out).not.toContain('second');
  const [, aside] = /What was there before is in (\S+);/.exec(out) ?? [];
  expect(aside.startsWith(`${path}.`) && existsSync(aside)).toBe(true);
});

test('what is damaged, foreign or newer is not restored', async () => {
  const dir = temporaryFolder();
  const file = join(dir, 'file');
  const refused = async () => (await run('restore', [file], dir)).err;
  expect(await refused()).toBe('There is no such database.');
  writeFileSync(file, 'x'.repeat(9_000));
  expect(await refused()).toMatch(/^The file is damaged/);
  writeFileSync(file, '');
  expect(await refused()).toMatch(/^The file is damaged/);
  const db = new Database(file);
  db.exec('CREATE TABLE t (a); PRAGMA user_version = 99');
  db.close();
  expect(await refused()).toMatch(/^The file is of a newer version/);
  expect(existsSync(join(dir, 'receipts.db'))).toBe(false);
  expect(existsSync(join(dir, 'receipts.db.partial'))).toBe(false);
});
