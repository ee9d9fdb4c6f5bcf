import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createAuthority } from '../keys/authority.ts';
import { newSigningKey, signingKeys } from '../keys/signing-keys.ts';
import { newPhotoKey, openVault, parsePhotoKeys } from '../keys/vault.ts';
import { temporaryFolder } from '../samples.testing.ts';
import { receiptId } from './audit.ts';
import { keysInUse } from './keys-in-use.ts';
import type { Lease } from './leases.ts';
import { openSql, openStore, type StorePlace } from './open.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres-server.ts';
import { expiresAt, issuedAt, sample, signed, testAuthority } from './receipts.testing.ts';
import type { Sql } from './sql.ts';
import type { ReceiptStore, Settlement, StoredReceipt } from './store.ts';
import { CorruptRow } from './store.ts';

const redeemed: Settlement = { state: 'redeemed', at: '2026-11-24T01:00:00.000Z', by: 'station-7' };
const refused: Settlement = {
  state: 'refused',
  at: '2026-11-24T02:00:00.000Z',
  by: 'station-8',
  reason: '不像',
};
const afterExpiry = '2027-05-22T04:00:00.001Z';
const never = '2000-01-01T00:00:00.000Z';

/** With keys that nothing was written with. */
const strangeAuthority = () =>
  createAuthority(signingKeys([newSigningKey()]), openVault(parsePhotoKeys(newPhotoKey()) ?? []));

const kinds = ['SQLite', 'PostgreSQL'] as const;
const hasPostgres = postgresPrograms() !== undefined;
if (!hasPostgres)
  console.warn('No PostgreSQL on this machine: its half of the contract is skipped.');

let server: PostgresServer | undefined;
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres();
});
afterAll(() => server?.remove());

describe.each(kinds)('%s', (kind) => {
  const it = test.skipIf(kind === 'PostgreSQL' && !hasPostgres);

  const newPlace = async (): Promise<StorePlace> =>
    kind === 'SQLite'
      ? { path: join(temporaryFolder(), 'receipts.db') }
      : { path: '', databaseUrl: await (server as PostgresServer).createDatabase() };

  async function open(place: StorePlace): Promise<ReceiptStore> {
    const store = await openStore(place, testAuthority);
    onTestFinished(() => store.close());
    return store;
  }

  const newStore = async () => open(await newPlace());

  async function openedSql(place: StorePlace): Promise<Sql> {
    const sql = await openSql(place);
    onTestFinished(() => sql.close());
    return sql;
  }

  /** What an intruder with the database's password has. */
  async function raw(place: StorePlace): Promise<Sql['read']> {
    const sql = await openedSql(place);
    return (text, values) => sql.transaction((query) => query(text, values), { durable: true });
  }

  it('spends a challenge for one receipt, whichever instance is asked, until it is forgotten', async () => {
    const place = await newPlace();
    const [one, other] = [await open(place), await open(place)];
    const challenge = { id: randomUUID(), endsAt: '2026-11-23T04:15:00.000Z' };
    const numbers = ['1', '2', '1', '3'];
    const spent = await Promise.all(
      numbers.map((number, i) => (i % 2 ? other : one).challenges.spend(challenge, number)),
    );
    const winners = numbers.filter((_, i) => spent[i]);
    expect(winners.length).toBeGreaterThan(0);
    expect(new Set(winners).size).toBe(1);
    expect(await other.challenges.spend(challenge, winners[0]!)).toBe(true);
    await one.challenges.purge('2026-11-23T04:14:59.999Z');
    expect(await one.challenges.spend(challenge, '4')).toBe(false);
    await one.challenges.purge(challenge.endsAt);
    expect(await one.challenges.spend(challenge, '4')).toBe(true);
  });

  describe('put', () => {
    it('keeps receipt and photo as they were, over a restart', async () => {
      const place = await newPlace();
      const { receipt, photo, number } = sample();
      const first = await openStore(place, testAuthority);
      const put = await first.put(receipt, photo);
      await first.close();
      const { issuedAt, expiresAt, withdrawalHash = '', ...content } = receipt;
      const kept = { number, state: 'issued', issuedAt, expiresAt, withdrawalHash, content };
      expect(put).toEqual({ created: true, receipt: kept });

      const again = await open(place);
      expect(await again.get(number)).toEqual(kept);
      expect(await again.photo(number)).toEqual(photo);
      expect(await again.get('0')).toBeUndefined();
      expect(await again.photo('0')).toBeUndefined();
    });

    it('keeps a receipt for review as what it is, and ends it once like any other', async () => {
      const store = await newStore();
      const { receipt, photo, number } = sample();
      const claim = { ...receipt.claim, kind: 'review', outcome: 'reject' } as const;
      const verdict = { ...receipt.verdict, outcome: 'reject' } as const;
      await store.put(signed({ ...receipt, claim, verdict }), photo);
      expect(await store.get(number)).toMatchObject({
        state: 'issued',
        content: { claim, verdict },
      });
      expect(await store.settle(number, redeemed)).toBe(true);
      expect(await store.settle(number, refused)).toBe(false);
      expect((await store.get(number))?.content?.claim.kind).toBe('review');
    });

    it('changes nothing the second time, and gives the first', async () => {
      const store = await newStore();
      const { receipt, photo, number } = sample();
      await store.put(receipt, photo);
      await store.settle(number, redeemed);
      const before = await store.get(number);
      const later = { ...receipt, issuedAt: '2026-11-25T04:00:00.000Z' };
      const other = { keyId: 'key-2', sealed: Uint8Array.of(1) };
      expect(await store.put(later, other)).toEqual({ created: false, receipt: before });
      expect(await store.photo(number)).toEqual(photo);
    });

    it('creates once when instances put the same many times at once', async () => {
      const place = await newPlace();
      const stores = [await open(place), await open(place)];
      const { receipt, photo, number } = sample();
      const twelve = Array.from({ length: 12 }, (_, i) => stores[i % 2]);
      const answers = await Promise.all(twelve.map((store) => store.put(receipt, photo)));
      expect(answers.filter(({ created }) => created)).toHaveLength(1);
      expect(new Set(answers.map((answer) => JSON.stringify(answer.receipt))).size).toBe(1);
      expect((await stores[0].history(number)).map(({ action }) => action)).toEqual(['issued']);
    });

    it('keeps neither where one cannot be kept, and others that came with it', async () => {
      const store = await newStore();
      const [good, bad] = [sample(), sample()];
      const broken = { keyId: 'key-1', sealed: null as unknown as Uint8Array };
      const answers = await Promise.allSettled([
        store.put(bad.receipt, broken),
        store.put(good.receipt, good.photo),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
      expect(await store.get(bad.number)).toBeUndefined();
      expect((await store.get(good.number))?.state).toBe('issued');
      expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 1 } });
    });
  });

  describe('settle', () => {
    it.each([redeemed, refused])('ends an issued receipt, once: $state', async (settlement) => {
      const store = await newStore();
      const { receipt, photo, number } = sample();
      await store.put(receipt, photo);
      expect(await store.settle(number, settlement)).toBe(true);
      expect(await store.settle(number, redeemed)).toBe(false);
      expect(await store.withdraw(number, redeemed.at)).toBe(false);
      const kept = await store.get(number);
      expect(kept).toMatchObject({ state: settlement.state, settlement });
      const [, entry] = await store.history(number);
      expect(entry).toMatchObject({ action: settlement.state, by: settlement.by });
      expect(entry.detail?.includes('不像') ?? false).toBe(settlement === refused);
    });

    it('keeps who answers for it and why, until it is erased', async () => {
      const store = await newStore();
      const { receipt, photo, number } = sample();
      await store.put(receipt, photo);
      const overridden = { ...redeemed, reason: '本人核对过', clerk: '王芳' };
      await store.settle(number, overridden);
      expect((await store.get(number))?.settlement).toEqual(overridden);
      const detail = JSON.parse((await store.history(number))[1].detail ?? '');
      expect(detail).toMatchObject({ reason: '本人核对过', clerk: '王芳' });
      await store.erase(number, redeemed.at, 'resident');
      expect((await store.get(number))?.settlement).toEqual(redeemed);
      expect(JSON.stringify(await store.history(number))).not.toContain('王芳');
      expect(await store.verifyAudit()).toMatchObject({ ok: true });
    });

    it('of two instances at once, one wins', async () => {
      const place = await newPlace();
      const [a, b] = [await open(place), await open(place)];
      const { receipt, photo, number } = sample();
      await a.put(receipt, photo);
      const won = await Promise.all([a.settle(number, redeemed), b.settle(number, refused)]);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await a.get(number)).toEqual(await b.get(number));
      expect(await a.history(number)).toHaveLength(2);
    });

    it('not from the moment on that it expires, and nothing that is unknown', async () => {
      const store = await newStore();
      const { receipt, photo, number } = sample();
      await store.put(receipt, photo);
      expect(await store.settle(number, { ...redeemed, at: expiresAt })).toBe(false);
      expect(await store.withdraw(number, expiresAt)).toBe(false);
      expect(await store.settle('0', redeemed)).toBe(false);
      const last = { ...redeemed, at: '2027-05-22T03:59:59.999Z' };
      expect(await store.settle(number, last)).toBe(true);
    });
  });

  describe('withdraw and erase', () => {
    it('withdraw leaves number and state, and no way back', async () => {
      const store = await newStore();
      const { receipt, photo, number } = sample();
      await store.put(receipt, photo);
      expect(await store.withdraw(number, redeemed.at)).toBe(true);
      expect(await store.withdraw(number, redeemed.at)).toBe(false);
      expect(await store.photo(number)).toBeUndefined();
      const left = {
        number,
        state: 'withdrawn',
        issuedAt,
        expiresAt,
        withdrawalHash: 'f'.repeat(64),
      };
      expect(await store.get(number)).toEqual(left);
      expect(await store.put(receipt, photo)).toEqual({ created: false, receipt: left });
      expect(await store.settle(number, redeemed)).toBe(false);
      expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 2 } });
    });

    it('erase takes all but the state of what is settled, reason and all', async () => {
      const store = await newStore();
      const { receipt, photo, number } = sample();
      await store.put(receipt, photo);
      expect(await store.erase(number, refused.at, 'resident')).toBe(false);
      await store.settle(number, refused);
      expect(await store.erase(number, refused.at, 'resident')).toBe(true);
      expect(await store.erase(number, refused.at, 'resident')).toBe(false);
      const kept = await store.get(number);
      const { reason: _, ...settlement } = refused;
      expect(kept?.settlement).toEqual(settlement);
      expect(kept?.content).toBeUndefined();
      expect(await store.photo(number)).toBeUndefined();
      const history = await store.history(number);
      expect(history.map(({ action }) => action)).toEqual(['issued', 'refused', 'erased']);
      expect(JSON.stringify(history)).not.toContain('不像');
      expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 3 } });
    });

    it('leaves no trace of the number in what is kept', async () => {
      const place = await newPlace();
      const store = await open(place);
      const { receipt, photo, number } = sample();
      await store.put(receipt, photo);
      await store.withdraw(number, redeemed.at);
      const read = await raw(place);
      for (const table of ['receipt', 'photo', 'event']) {
        expect(JSON.stringify(await read(`SELECT * FROM ${table}`))).not.toContain(number);
      }
    });
  });

  describe('purge', () => {
    it('erases what expired, to the millisecond, and nothing else', async () => {
      const store = await newStore();
      const { receipt, photo, number } = sample();
      await store.put(receipt, photo);
      const early = { now: '2027-05-22T03:59:59.999Z', settledBefore: never };
      expect(await store.purge(early)).toEqual({ expired: 0, erased: 0, deferred: false });
      expect((await store.get(number))?.content).toBeDefined();
      const late = { now: expiresAt, settledBefore: never };
      expect(await store.purge(late)).toEqual({ expired: 1, erased: 1, deferred: false });
      expect(await store.purge(late)).toEqual({ expired: 0, erased: 0, deferred: false });
      expect(await store.get(number)).toMatchObject({ number, state: 'expired' });
      expect((await store.get(number))?.content).toBeUndefined();
      expect(await store.photo(number)).toBeUndefined();
      expect((await store.history(number)).map(({ action }) => action)).toEqual([
        'issued',
        'expired',
      ]);
    });

    it('erases what is settled sooner, and keeps how it was settled', async () => {
      const store = await newStore();
      const [one, two, open_] = [sample(), sample(), sample()];
      for (const { receipt, photo } of [one, two, open_]) await store.put(receipt, photo);
      await store.settle(one.number, redeemed);
      await store.settle(two.number, refused);
      const now = '2026-12-01T00:00:00.000Z';
      const purged = await store.purge({ now, settledBefore: redeemed.at });
      expect(purged).toEqual({ expired: 0, erased: 1, deferred: false });
      expect(await store.get(one.number)).toMatchObject({
        state: 'redeemed',
        settlement: redeemed,
      });
      expect(await store.photo(one.number)).toBeUndefined();
      expect(await store.photo(two.number)).toBeDefined();
      expect(await store.photo(open_.number)).toBeDefined();
      expect(await store.verifyAudit()).toMatchObject({ ok: true });
    });

    it('takes more than one transaction where there is much', async () => {
      const store = await newStore();
      await Promise.all(
        Array.from({ length: 120 }, () => sample()).map(({ receipt, photo }) =>
          store.put(receipt, photo),
        ),
      );
      const purged = await store.purge({ now: afterExpiry, settledBefore: never });
      expect(purged).toEqual({ expired: 120, erased: 120, deferred: false });
      expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 240 } });
    });

    describe('where the clock is distrusted', () => {
      const day = 86_400_000;
      const distrust = { gap: 2 * day, wait: day };
      const times = (now: string) => ({ now, settledBefore: never, distrust });

      it('waits after a jump, and then goes on', async () => {
        const store = await newStore();
        const { receipt, photo, number } = sample();
        await store.put(receipt, photo);
        expect((await store.purge(times('2026-11-23T05:00:00.000Z'))).deferred).toBe(false);
        expect((await store.purge(times('2030-01-01T00:00:00.000Z'))).deferred).toBe(true);
        expect((await store.purge(times('2030-01-01T23:59:59.999Z'))).deferred).toBe(true);
        expect(await store.photo(number)).toBeDefined();
        const purged = await store.purge(times('2030-01-02T00:00:00.000Z'));
        expect(purged).toEqual({ expired: 1, erased: 1, deferred: false });
      });

      it('has erased nothing when the clock is put right', async () => {
        const store = await newStore();
        const { receipt, photo, number } = sample();
        await store.put(receipt, photo);
        await store.purge(times('2026-11-23T05:00:00.000Z'));
        expect((await store.purge(times('2030-01-01T00:00:00.000Z'))).deferred).toBe(true);
        const right = await store.purge(times('2026-11-23T07:00:00.000Z'));
        expect(right).toEqual({ expired: 0, erased: 0, deferred: false });
        expect(await store.photo(number)).toBeDefined();
      });
    });
  });

  it('list gives the receipts of a span of time with content, oldest first', async () => {
    const store = await newStore();
    const at = (minute: number) => `2026-11-23T04:0${minute}:00.000Z`;
    const samples = [3, 1, 2, 4].map((minute) => sample({ issuedAt: at(minute) }));
    for (const { receipt, photo } of samples) await store.put(receipt, photo);
    await store.withdraw(samples[2].number, at(5));
    const numbers = async (limit: number) =>
      (await store.list({ from: at(1), before: at(4), limit })).map(({ number }) => number);
    expect(await numbers(9)).toEqual([samples[1].number, samples[0].number]);
    expect(await numbers(1)).toEqual([samples[1].number]);
  });

  it('ended names what ended before its time, and not what has none left', async () => {
    const store = await newStore();
    const [one, two, three, open_] = Array.from({ length: 4 }, () => sample());
    for (const { receipt, photo } of [one, two, three, open_]) await store.put(receipt, photo);
    await store.settle(one.number, redeemed);
    await store.settle(two.number, refused);
    await store.withdraw(three.number, issuedAt);
    const ids = [one, two, three].map(({ number }) => receiptId(number));
    expect(new Set(await store.ended(redeemed.at))).toEqual(new Set(ids));
    expect(await store.ended(expiresAt)).toEqual([]);
  });

  it('queue gives the receipts since a moment, newest first, page by page, each once', async () => {
    const store = await newStore();
    const at = (minute: number) => `2026-11-23T04:0${minute}:00.000Z`;
    // Three of the same millisecond: a page may end between them.
    const samples = [1, 2, 3, 3, 3, 0].map((minute) => sample({ issuedAt: at(minute) }));
    for (const { receipt, photo } of samples) await store.put(receipt, photo);
    await store.withdraw(samples[1].number, at(5));
    await store.settle(samples[0].number, { ...redeemed, at: at(6), clerk: '王芳' });
    const seen: StoredReceipt[] = [];
    for (;;) {
      const after = seen.at(-1);
      const page = await store.queue({ from: at(1), limit: 2, ...(after && { after }) });
      seen.push(...page);
      if (page.length < 2) break;
    }
    expect(seen.map(({ issuedAt }) => issuedAt)).toEqual([3, 3, 3, 1].map(at));
    expect(new Set(seen.map(({ number }) => number))).toEqual(
      new Set([0, 2, 3, 4].map((i) => samples[i].number)),
    );
    expect(seen[3]).toEqual(await store.get(samples[0].number));
  });

  describe('keys', () => {
    it('each photo of another key is found and sealed anew, once', async () => {
      const store = await newStore();
      const samples = Array.from({ length: 45 }, () => sample());
      await Promise.all(samples.map(({ receipt, photo }) => store.put(receipt, photo)));
      const seen: string[] = [];
      for await (const { number, keyId, sealed } of store.photosNotSealedBy('key-2')) {
        seen.push(number);
        const photo = { keyId: 'key-2', sealed: sealed.slice(0, 10) };
        expect(await store.reseal(number, keyId, photo)).toBe(true);
        expect(await store.reseal(number, keyId, photo)).toBe(false);
      }
      expect(seen.sort()).toEqual(samples.map(({ number }) => number).sort());
      for await (const _ of store.photosNotSealedBy('key-2')) expect.unreachable();
      const { number, photo } = samples[0];
      expect(await store.photo(number)).toEqual({
        keyId: 'key-2',
        sealed: photo.sealed.slice(0, 10),
      });
      expect(await store.reseal('0', 'key-1', photo)).toBe(false);
    });
  });

  describe('audit', () => {
    it('is whole, whoever writes beside whom', async () => {
      const place = await newPlace();
      const stores = [await open(place), await open(place), await open(place)];
      const event = { at: issuedAt, action: 'photo-seen', by: 'station-7' };
      await Promise.all(
        Array.from({ length: 150 }, (_, i) =>
          stores[i % 3].record({ ...event, subject: `x:${i}` }),
        ),
      );
      expect(await stores[0].verifyAudit()).toMatchObject({ ok: true, head: { seq: 150 } });
      const report = await stores[1].verifyAudit();
      expect(await stores[2].auditHead()).toEqual(report.ok && report.head);
    });

    it('is longer than a page', async () => {
      const store = await newStore();
      const event = { at: issuedAt, action: 'photo-seen', by: 'station-7' };
      await Promise.all(Array.from({ length: 1_100 }, () => store.record(event)));
      const report = await store.verifyAudit();
      expect(report).toMatchObject({ ok: true, head: { seq: 1_100 } });
    });

    it('gives a head at each call, and none of a past that was rewritten meanwhile', async () => {
      const place = await newPlace();
      const store = await open(place);
      const event = { at: issuedAt, action: 'photo-seen', by: 'station-7' };
      for (let i = 0; i < 3; i++) await store.record(event);
      const before = await store.auditHead();
      await store.record(event);
      const after = await store.auditHead();
      expect([before.seq, after.seq]).toEqual([3, 4]);
      expect((await store.verifyAudit([before, after])).ok).toBe(true);
      const query = await raw(place);
      await query("UPDATE audit_tree SET size = 0, peaks = '' WHERE size > 0");
      await expect(store.auditHead()).rejects.toThrow(CorruptRow);
    });
  });

  describe('tokens', () => {
    const token = { stationId: 'station-7', scopes: ['look-up', 'redeem'], createdAt: issuedAt };

    it('are made, found by hash, listed and revoked, with audit entries', async () => {
      const store = await newStore();
      const first = await store.tokens.create(token, 'a'.repeat(64));
      const second = await store.tokens.create({ ...token, expiresAt }, 'b'.repeat(64));
      expect(first).toEqual({ id: first.id, ...token });
      expect(await store.tokens.find('b'.repeat(64))).toEqual(second);
      expect(await store.tokens.find('c'.repeat(64))).toBeUndefined();
      expect(new Set(await store.tokens.list())).toEqual(new Set([first, second]));
      expect(await store.tokens.revoke(first.id, redeemed.at)).toBe(true);
      expect(await store.tokens.revoke(first.id, refused.at)).toBe(false);
      expect(await store.tokens.revoke(randomUUID(), refused.at)).toBe(false);
      expect(await store.tokens.find('a'.repeat(64))).toEqual({ ...first, revokedAt: redeemed.at });
      expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 3 } });
    });

    it('of the same hash are refused', async () => {
      const store = await newStore();
      await store.tokens.create(token, 'a'.repeat(64));
      await expect(store.tokens.create(token, 'a'.repeat(64))).rejects.toThrow();
    });
  });

  describe('a lease', () => {
    const [now, end, later] = [issuedAt, '2026-11-23T04:02:00.000Z', '2026-11-23T04:04:00.000Z'];
    const [one, other] = ['a', 'b'].map((holder) => ({ name: 'export', holder })) as [Lease, Lease];

    it('has one holder, until it is given back', async () => {
      const place = await newPlace();
      const stores = [await open(place), await open(place)] as const;
      const taken = await Promise.all([
        stores[0].takeLease(one, now, end),
        stores[1].takeLease(other, now, end),
      ]);
      expect(taken.filter(Boolean)).toHaveLength(1);
      const [holder, waiting] = taken[0] ? [one, other] : [other, one];
      expect(await stores[0].keepLease(holder, later)).toBe(true);
      expect(await stores[0].takeLease(waiting, end, later)).toBe(false);
      // What is not one's own cannot be given back.
      await stores[1].releaseLease(waiting);
      expect(await stores[1].takeLease({ ...one, name: 'other' }, now, end)).toBe(true);
      await stores[0].releaseLease(holder);
      expect(await stores[1].takeLease(waiting, now, end)).toBe(true);
    });

    it('is lost to whoever comes after its end, and not found again after that', async () => {
      const store = await newStore();
      await store.takeLease(one, now, end);
      expect(await store.takeLease(other, end, later)).toBe(true);
      expect(await store.keepLease(one, later)).toBe(false);
      await store.releaseLease(other);
      expect(await store.keepLease(one, later)).toBe(false);
    });

    it('that was lost notes no pack', async () => {
      const store = await newStore();
      const { receipt, photo, number } = sample();
      await store.put(receipt, photo);
      const pack = { id: 'p', at: now, by: 'command', numbers: [number], manifestSha256: '' };
      expect(await store.notePack(pack, one)).toBe(false);
      await store.takeLease(one, now, end);
      expect(await store.notePack(pack, one)).toBe(true);
      const actions = [number, 'pack:p'].map(async (subject) =>
        (await store.history(subject)).map(({ action }) => action),
      );
      expect(await Promise.all(actions)).toEqual([['issued', 'exported'], ['export-done']]);
      expect((await store.verifyAudit()).ok).toBe(true);
    });
  });

  describe('counters', () => {
    const [end, later] = ['2026-11-23T04:01:00.000Z', '2026-11-23T04:02:00.000Z'];

    it('count across instances, each hit with a count of its own', async () => {
      const place = await newPlace();
      const stores = [await open(place), await open(place)];
      const counts = await Promise.all(
        Array.from({ length: 100 }, (_, i) => stores[i % 2].counters.hit('a', end)),
      );
      expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
      expect(await stores[0].counters.hit('b', end)).toBe(1);
      expect(await stores[0].counters.hit('a', later)).toBe(1);
      expect(await stores[1].counters.count('a', end)).toBe(100);
      expect(await stores[1].counters.count('c', end)).toBe(0);
    });

    it('are gone once their window is over and purged', async () => {
      const { counters } = await newStore();
      await Promise.all([counters.hit('a', end), counters.hit('a', later)]);
      await counters.purge(end);
      expect([await counters.count('a', end), await counters.count('a', later)]).toEqual([0, 1]);
    });
  });

  it('a corrupt row is told, without what is in it, and concerns no other', async () => {
    const place = await newPlace();
    const store = await open(place);
    const [bad, good] = [sample(), sample()];
    for (const { receipt, photo } of [bad, good]) await store.put(receipt, photo);
    const query = await raw(place);
    await query(`UPDATE receipt SET content = '{"claim' WHERE id = $1`, [receiptId(bad.number)]);
    await expect(store.get(bad.number)).rejects.toThrow(CorruptRow);
    await expect(store.get(bad.number)).rejects.not.toThrow(bad.number);
    const puts = [bad, good].map(({ receipt, photo }) => store.put(receipt, photo));
    expect((await Promise.allSettled(puts)).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
    ]);
    expect((await store.get(good.number))?.state).toBe('issued');
    // What cannot be read can still be erased.
    const purged = await store.purge({ now: expiresAt, settledBefore: never });
    expect(purged).toEqual({ expired: 2, erased: 2, deferred: false });
  });

  describe('the database', () => {
    it('of a newer version is refused and left alone', async () => {
      const place = await newPlace();
      await (await openStore(place, testAuthority)).close();
      const query = await raw(place);
      const newer =
        kind === 'SQLite' ? 'PRAGMA user_version = 99' : 'UPDATE schema_version SET version = 99';
      await query(newer);
      await expect(openStore(place, testAuthority)).rejects.toThrow(
        'The database has version 99; this program',
      );
    });

    it('tells which keys it was written with, and opens with no others', async () => {
      const place = await newPlace();
      expect(await keysInUse(await openedSql(place))).toEqual({ signing: [], photo: [] });
      const store = await openStore(place, testAuthority);
      const { receipt, photo } = sample();
      await store.put(receipt, photo);
      await store.close();
      expect(await keysInUse(await openedSql(place))).toEqual(testAuthority.keys);
      const strange = strangeAuthority();
      const { signing, photo: sealing } = testAuthority.keys;
      await expect(openStore(place, strange)).rejects.toThrow(
        `The store was written with keys that are not given: the signing key ${signing[0]}, the photo key ${sealing[0]}. Nothing was changed.`,
      );
      await (await open(place)).health();
    });

    it('is made once where several open it at the same time', async () => {
      const place = await newPlace();
      const stores = await Promise.all([1, 2, 3].map(() => open(place)));
      await Promise.all(stores.map((store) => store.health()));
    });

    it('that lost its tables is not healthy', async () => {
      const place = await newPlace();
      const store = await open(place);
      await store.health();
      await (await raw(place))('DROP TABLE audit_tree');
      await expect(store.health()).rejects.toThrow();
    });

    it('finishes what was begun before it is closed, and takes nothing after', async () => {
      const place = await newPlace();
      const store = await openStore(place, testAuthority);
      const { receipt, photo, number } = sample();
      const begun = store.put(receipt, photo);
      expect(store.pending()).toBe(1);
      await store.close();
      expect((await begun).created).toBe(true);
      await expect(store.put(receipt, photo)).rejects.toThrow('closed');
      expect((await (await open(place)).get(number))?.state).toBe('issued');
    });
  });
});
