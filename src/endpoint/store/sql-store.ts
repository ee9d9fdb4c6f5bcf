import { receiptId } from './audit.ts';
import { entriesOf, verifyChain } from './audit-table.ts';
import { chainWriter } from './chain-writer.ts';
import { sqlCounters } from './counters.ts';
import { purge } from './purge.ts';
import {
  eraseReceipt,
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
import { stationTokens } from './tokens.ts';

/** A store in a database that has the newest schema. */
export function sqlStore(sql: Sql): ReceiptStore {
  const { read } = sql;
  const chain = chainWriter(sql);
  const { write, pending } = chain;
  const { close: closeCounters, ...counters } = sqlCounters(sql);
  return {
    put: (receipt, photo) => write((change) => putReceipt(change, receipt, photo)),
    get: (number) => readReceipt(read, number),
    photo: (number) => readPhoto(read, number),
    list: (range) => listReceipts(read, range),
    queue: (range) => queueReceipts(read, range),
    settle: (number, settlement) => write((change) => settleReceipt(change, number, settlement)),
    withdraw: (number, at) => write((change) => withdrawReceipt(change, number, at)),
    erase: (number, at, by) => write((change) => eraseReceipt(change, number, at, by)),
    purge: async (times) => {
      const purged = await purge(chain, times);
      await sql.emptyLog();
      return purged;
    },
    photosNotSealedBy: (keyId) => photosNotSealedBy(read, keyId),
    reseal: (number, from, photo) => write((change) => resealPhoto(change, number, from, photo)),
    record: (event) => write(async ({ note }) => note(event)),
    history: (number) => entriesOf(read, receiptId(number)),
    verifyAudit: (noted) => verifyChain(read, noted),
    tokens: stationTokens(sql, chain),
    counters,
    pending,
    health: async () => {
      await read('SELECT seq FROM audit_head WHERE one = 1');
    },
    close: async () => {
      await Promise.all([chain.close(), closeCounters()]);
      await sql.close();
    },
  };
}
