import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { runCommandLine } from '../../command-line/command-line.ts';
import { list, oneOf, required, wholeNumber, withDefault } from '../../command-line/values.ts';
import { openKeptBy } from '../../endpoint/open.ts';
import { openStore, type StorePlace } from '../../endpoint/store/open.ts';
import type { ReceiptStore } from '../../endpoint/store/store.ts';
import { copyOf, fill, issuedTime, numberOf, type Past, past, type Template } from './fill.ts';
import { makePlace, type Place, type StoreKind, startInstance, storeKinds } from './place.ts';
import { poster, submissionMaker } from './submissions.ts';

// How the store's cost grows with what it holds. `npm run bench -- --scale receipts` runs this and draws it.

const TIMES = 200;
const WARM_UP = 20;
const DUE = 100;
/** Bytes of a photo that each row has: a real one has ten times as many, and no query reads them but its own. */
const PHOTO_BYTES = 2_000;
const DAY = 86_400_000;

/** In milliseconds. */
export interface Cost {
  readonly median: number;
  readonly p90: number;
}

export interface StoreScale {
  readonly kind: StoreKind;
  readonly receipts: number;
  readonly bytes: number;
  /** By what was done. */
  readonly costs: Readonly<Record<string, Cost>>;
  /** Entries of the audit table, and milliseconds to check all of them and every receipt's state. */
  readonly audit: { readonly entries: number; readonly ms: number };
}

const iso = (time: number): string => new Date(time).toISOString();

/** A receipt as the endpoint itself makes it of a submission. */
async function makeTemplate(): Promise<Template> {
  const place = await makePlace('sqlite');
  try {
    const [submission] = await (await submissionMaker())(1);
    const instance = await startInstance(place);
    const client = poster();
    const status = await client.post(instance.url, submission);
    client.close();
    await instance.kill('SIGTERM');
    const { store, signing, vault, authority } = await openKeptBy(place.env);
    const receipt = await store.get(submission.number);
    const photo = await store.photo(submission.number);
    await store.close();
    if (!receipt?.content || !photo) throw new Error(`The endpoint answered ${status}`);
    const bytes = new Uint8Array(vault.open(submission.number, photo).subarray(0, PHOTO_BYTES));
    return { content: receipt.content, bytes, signing, vault, authority };
  } finally {
    await place.remove();
  }
}

async function bytesOf({ databaseUrl, path }: StorePlace): Promise<number> {
  if (databaseUrl === undefined) return statSync(path).size;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query('SELECT pg_database_size(current_database()) AS bytes');
  await client.end();
  return Number(rows[0].bytes);
}

async function costOf(times: number, run: (i: number) => Promise<unknown>): Promise<Cost> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    await run(i);
    took.push(performance.now() - begun);
  }
  const sorted = took.slice(Math.min(WARM_UP, times - 1)).sort((a, b) => a - b);
  const at = (share: number) => Number(sorted[Math.floor(share * (sorted.length - 1))].toFixed(3));
  return { median: at(0.5), p90: at(0.9) };
}

/** Numbers spread over [from, to), the same in every run; far apart, so that no page serves two. */
const spread =
  (from: number, to: number) =>
  (i: number): string =>
    numberOf(from + Math.floor(((i * 0.618_033_988_75) % 1) * (to - from)));

async function measure(
  store: ReceiptStore,
  history: Past,
  template: Template,
): Promise<Readonly<Record<string, Cost>>> {
  const { receipts, firstWhole, firstOpen, step } = history;
  const whole = spread(firstWhole, receipts);
  const erased = spread(0, firstWhole);
  const at = iso(past.now);
  const from = iso(past.now - DAY);
  const expires = iso(past.now + past.days * DAY);
  const copies = await Promise.all(
    Array.from({ length: TIMES }, (_, i) =>
      copyOf(template, numberOf(receipts + i), { issuedAt: at, expiresAt: expires }),
    ),
  );
  // Settled in their order, each open one once.
  const open = Math.min(TIMES, Math.floor((receipts - firstOpen) / 2));
  const middle = numberOf(receipts - 1 - Math.floor(DAY / step / 2));
  const half = await store.get(middle);
  const sweep = (due: number) => {
    const settledBefore = iso(past.now - (past.erasedAfter - past.settledAfter) * DAY + due * step);
    return store.purge({ now: at, settledBefore });
  };
  const nothing = -1;
  await sweep(nothing);
  return {
    'look-up': await costOf(TIMES, (i) => store.get(whole(i))),
    'look-up of an erased one': await costOf(TIMES, (i) => store.get(erased(i))),
    'look-up of none': await costOf(TIMES, (i) => store.get(numberOf(-i - 1))),
    photo: await costOf(TIMES, (i) => store.photo(whole(i))),
    history: await costOf(TIMES, (i) => store.history(erased(i))),
    "today's list": await costOf(TIMES, () => store.queue({ from, limit: 20 })),
    "today's list, from its middle": await costOf(TIMES, () =>
      store.queue({ from, limit: 20, ...(half && { after: half }) }),
    ),
    submit: await costOf(TIMES, (i) => store.put(copies[i].receipt, copies[i].photo)),
    redeem: await costOf(open, (i) =>
      store.settle(numberOf(firstOpen + i), { state: 'redeemed', at, by: 'station-7' }),
    ),
    withdraw: await costOf(open, (i) => store.withdraw(numberOf(firstOpen + open + i), at)),
    'count a request': await costOf(TIMES, (i) => store.counters.hit(`submit:${i}`, at)),
    'sweep, nothing due': await costOf(TIMES, () => sweep(nothing)),
    [`sweep of ${DUE}`]: await costOf(1, () => sweep(DUE)),
  };
}

async function scaleAt(kind: StoreKind, place: Place, receipts: number, template: Template) {
  const url = await place.postgres?.createDatabase();
  const path = join(place.env['DATA_DIR'], `${receipts}.db`);
  const at: StorePlace = { path, ...(url !== undefined && { databaseUrl: url }) };
  const history = await fill(at, receipts, template);
  console.error(`${kind}: ${receipts} receipts are there; measuring`);
  const store = await openStore(at, template.authority);
  const costs = await measure(store, history, template);
  const begun = performance.now();
  const audit = await store.verifyAudit();
  const ms = Math.round(performance.now() - begun);
  await store.close();
  if (!audit.ok) throw new Error(`The audit table is broken: ${audit.fault} at ${audit.where}`);
  const bytes = await bytesOf(at);
  const issued = iso(issuedTime(history, 0));
  console.error(`${kind}: ${receipts} receipts since ${issued} measured`);
  return { kind, receipts, bytes, costs, audit: { entries: audit.head.seq, ms } };
}

/** Stores of growing size, each measured. Every store is new, so that one does not slow the next. */
async function storeScale(kind: StoreKind, sizes: readonly number[]): Promise<StoreScale[]> {
  const template = await makeTemplate();
  const place = await makePlace(kind);
  try {
    const scales: StoreScale[] = [];
    for (const size of sizes) scales.push(await scaleAt(kind, place, size, template));
    return scales;
  } finally {
    await place.remove();
  }
}

const line = {
  usage: `npx tsx src/trials/endpoint/scale.ts --store sqlite|postgres [--sizes N,N…]
  --sizes  receipts in each store; default: 1000,10000,100000,1000000`,
  options: {
    store: required(oneOf(...storeKinds)),
    sizes: withDefault(list(wholeNumber(1)), [1_000, 10_000, 100_000, 1_000_000]),
  },
};

await runCommandLine(import.meta.url, line, async ({ options: { store, sizes } }) => {
  console.info(JSON.stringify(await storeScale(store, sizes)));
});
