import { receiptId, subjectOf } from './audit.ts';
import type { Authority } from './authority.ts';
import { spentChallenges } from './challenges.ts';
import { readClock, writeClock } from './clock.ts';
import { sqlCounters } from './counters.ts';
import { entriesOf } from './event-table.ts';
import { keepLease, releaseLease, takeLease } from './leases.ts';
import { logWriter } from './log-writer.ts';
import { notePack } from './packs.ts';
import { purge } from './purge.ts';
import {
  endedIds,
  eraseReceipt,
  exportableReceipts,
  listReceipts,
  photosNotSealedBy,
  putReceipt,
  queueReceipts,
  readPhoto,
  readReceipt,
  resealPhoto,
  settleReceipt,
  withdrawReceipt,
} from './receipts.ts';
import type { Sql } from './sql.ts';
import type { ReceiptStore } from './store.ts';
import { readTallies } from './tallies.ts';
import { stationTokens } from './tokens.ts';
import { verifyAll } from './verifier.ts';
import { headWatch, leavesOf } from './watch.ts';

/** A store in a database that has the newest schema. */
export function sqlStore(sql: Sql, authority: Authority): ReceiptStore {
  const { read } = sql;
  const log = logWriter(sql, authority);
  const { write, pending } = log;
  const { close: closeCounters, ...counters } = sqlCounters(sql);
  return {
    put: (receipt, photo) => write((change) => putReceipt(change, receipt, photo)),
    get: (number) => readReceipt(read, number, authority),
    photo: (number) => readPhoto(read, receiptId(number)),
    list: (range) => listReceipts(read, range, authority),
    queue: (range) => queueReceipts(read, range, authority),
    exportable: (range) => exportableReceipts(read, range, authority),
    ended: (now) => endedIds(read, now),
    settle: (number, settlement) => write((change) => settleReceipt(change, number, settlement)),
    tallies: () => readTallies(read),
    withdraw: (number, at) => write((change) => withdrawReceipt(change, number, at)),
    erase: (number, at, by) => write((change) => eraseReceipt(change, number, at, by)),
    purge: async (times) => {
      const purged = await purge(log, times);
      await sql.emptyLog();
      return purged;
    },
    photosNotSealedBy: (keyId) => photosNotSealedBy(read, keyId),
    reseal: (number, from, photo) => write((change) => resealPhoto(change, number, from, photo)),
    resealClock: () =>
      write(async ({ query }) => writeClock(query, await readClock(query, authority), authority)),
    takeLease: (lease, now, until) => write((change) => takeLease(change, lease, now, until)),
    keepLease: (lease, until) => write((change) => keepLease(change, lease, until)),
    releaseLease: async (lease) => {
      await write((change) => releaseLease(change, lease));
    },
    notePack: (pack, lease) => write((change) => notePack(change, pack, lease)),
    record: (event) => write(async ({ note }) => note(event)),
    history: (subject) => entriesOf(read, subjectOf(subject)),
    auditHead: headWatch(read),
    leaves: (shard, size) => leavesOf(read, shard, size),
    verifyAudit: (noted) => verifyAll(sql, authority, noted),
    tokens: stationTokens(sql, log, authority),
    counters,
    challenges: spentChallenges(log),
    pending,
    health: async () => {
      await read('SELECT size FROM audit_tree WHERE shard = 1');
    },
    close: async () => {
      await Promise.all([log.close(), closeCounters()]);
      await sql.close();
    },
  };
}
