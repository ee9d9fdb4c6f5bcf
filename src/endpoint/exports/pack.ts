import { randomUUID } from 'node:crypto';
import type { ExportState } from '../../receipt/answers.ts';
import { isWhole, type WholeReceipt } from '../http/receipt.ts';
import { signDetached } from '../keys/jws.ts';
import { publicKeysOf, type SigningKeys } from '../keys/signing-keys.ts';
import type { Vault } from '../keys/vault.ts';
import type { Lease } from '../store/leases.ts';
import { subjectOfPack } from '../store/packs.ts';
import { CorruptRow, type ReceiptStore, type StoredReceipt } from '../store/store.ts';
import {
  fileNames,
  MANIFEST_TYPE,
  type Manifest,
  manifestTable,
  photoEntry,
  sha256,
} from './manifest.ts';
import type { NameOf } from './names.ts';
import { verifyPack } from './verify-pack.ts';
import { type PackFile, zipped } from './zip.ts';

const PAGE = 50;
/** Of photos in one pack: without ZIP64 there may be 4 GiB. */
const BYTES_MAX = 2 ** 31;
/** Photos in one pack where nothing else is asked: some 200 MB. */
export const PACK_PHOTOS = 5_000;
/** At most: that all of them were exported is written at once, and others wait for it. */
export const PACK_PHOTOS_MAX = 20_000;
/** What an export that was cut off keeps from others; it is held for longer page by page. */
const LEASE_MS = 120_000;

/** A receipt's place in the order of an export. */
export interface Place {
  readonly at: string;
  readonly number: string;
}

export interface Order {
  /** When receipts got into the state: [from, before), ISO 8601. */
  readonly from: string;
  readonly before: string;
  /** Go on after this receipt. */
  readonly after?: Place;
  readonly state: ExportState;
  /** Also photos that were in a pack before. */
  readonly again: boolean;
  readonly most: number;
  readonly nameOf: NameOf;
  /** The station's id, or `command`. */
  readonly by: string;
  /** Only receipts that this station may read. Absent: all. */
  readonly station?: string;
}

export interface PackParts {
  readonly store: ReceiptStore;
  readonly vault: Vault;
  readonly signing: SigningKeys;
  readonly clock: () => Date;
}

export interface Done {
  readonly photos: number;
  /** The last receipt of a full pack: another pack goes on after it. */
  readonly last?: Place;
}

export interface Pack {
  readonly id: string;
  /** The ZIP file. What it holds counts as exported once it was read to its end and `done` was called. */
  readonly chunks: AsyncGenerator<Uint8Array>;
  /** Undefined where the pack counts for nothing, since another export began meanwhile. */
  readonly done: () => Promise<Done | undefined>;
  /** Lets others export, where this pack will never be done. */
  readonly leave: () => Promise<void>;
}

/** Why there is no pack: no photo is left, or another export is under way. */
export type NoPack = 'empty' | 'busy';

const leaseOf = (pack: string): Lease => ({ name: 'export', holder: pack });

const leaseEnd = (clock: PackParts['clock']): string =>
  new Date(clock().getTime() + LEASE_MS).toISOString();

/** False where another export is under way. */
const takeExport = (pack: string, { store, clock }: Omit<PackParts, 'vault'>): Promise<boolean> =>
  store.takeLease(leaseOf(pack), clock().toISOString(), leaseEnd(clock));

const timeOf = ({ settlement, issuedAt }: StoredReceipt): string => settlement?.at ?? issuedAt;

/** The receipts of an order, a page at a time, oldest first. */
async function* receiptsOf(
  { from, before, state, again, after: start, station }: Order,
  { store, clock }: PackParts,
  lease: Lease,
): AsyncGenerator<WholeReceipt> {
  // Where another export has begun, this one ends early, and will count for nothing.
  for (let after = start; await store.keepLease(lease, leaseEnd(clock)); ) {
    const page = await store.exportable({
      from,
      before,
      state,
      again,
      limit: PAGE,
      ...(station !== undefined && { station }),
      ...(after && { after }),
    });
    for (const receipt of page) if (isWhole(receipt, clock())) yield receipt;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { at: timeOf(last), number: last.number };
  }
}

/**
 * A pack of the photos that an order asks for. Only one is made at a time, so that no photo is in two.
 * That it was begun is in the audit table before anything of it can be seen. A pack that is not read to
 * its end counts for nothing: the same order gives the same photos again.
 */
export async function openPack(order: Order, parts: PackParts): Promise<Pack | NoPack> {
  const { store, vault, signing, clock } = parts;
  const id = randomUUID();
  const lease = leaseOf(id);
  if (!(await takeExport(id, parts))) return 'busy';
  const receipts = receiptsOf(order, parts, lease);
  const first = await receipts.next();
  if (first.done) {
    await store.releaseLease(lease);
    return 'empty';
  }
  const { from, before, state, again, by } = order;
  const subject = subjectOfPack(id);
  const asked = { from, before, state, again: String(again) };
  await store.record({
    at: clock().toISOString(),
    action: 'export-begun',
    by,
    subject,
    detail: asked,
  });
  const photos: Manifest['photos'] = [];
  let digest = '';
  let bytes = 0;
  let last: Place | undefined;

  async function photoFile(receipt: WholeReceipt): Promise<PackFile | undefined> {
    const sealed = await store.photo(receipt.number);
    // Withdrawn or purged since its page was read.
    if (!sealed) return undefined;
    const photo = vault.open(receipt.number, sealed);
    const at = timeOf(receipt);
    const name = order.nameOf({
      number: receipt.number,
      ...(receipt.settlement && { station: receipt.settlement.by }),
      at,
      n: photos.length + 1,
    });
    const entry = photoEntry(receipt, `${name}.jpg`);
    if (sha256(photo) !== entry.sha256) {
      throw new CorruptRow('photo with another digest than its receipt');
    }
    photos.push(entry);
    bytes += photo.length;
    last = { at, number: receipt.number };
    return { name: entry.file, bytes: photo, time: new Date(at) };
  }

  const isFull = () => photos.length >= order.most || bytes >= BYTES_MAX;

  async function* files(): AsyncGenerator<PackFile> {
    for (let next = first; !next.done; next = await receipts.next()) {
      const file = await photoFile(next.value);
      if (file) yield file;
      if (isFull()) break;
    }
    const time = clock();
    const table = Buffer.from(manifestTable(photos));
    const manifest: Manifest = {
      schema: 1,
      id,
      madeAt: time.toISOString(),
      by,
      from,
      before,
      state,
      again,
      tableSha256: sha256(table),
      photos,
    };
    const text = Buffer.from(`${JSON.stringify(manifest)}\n`);
    digest = sha256(text);
    const signature = signDetached(text, MANIFEST_TYPE, signing.kid, signing.key);
    yield { name: fileNames.table, bytes: table, time };
    yield { name: fileNames.manifest, bytes: text, time };
    yield { name: fileNames.signature, bytes: Buffer.from(signature), time };
  }

  return {
    id,
    chunks: zipped(files()),
    done: async () => {
      if (digest === '') throw new Error('A pack that was not read to its end');
      const numbers = photos.map(({ number }) => number);
      const made = { id, at: clock().toISOString(), by, numbers, manifestSha256: digest };
      if (!(await store.notePack(made, lease))) return undefined;
      return { photos: photos.length, ...(last && isFull() && { last }) };
    },
    leave: () => store.releaseLease(lease),
  };
}

/**
 * Notes a pack that was whole on the disk, but not yet noted, when its export was cut off. Gives how many
 * photos it has; undefined where it is none of ours, or was noted.
 */
export async function finishPack(
  path: string,
  { store, signing, clock }: Omit<PackParts, 'vault'>,
): Promise<number | 'busy' | undefined> {
  const checked = await verifyPack(path, publicKeysOf(signing.jwks));
  if (!checked.ok) return undefined;
  const { manifestSha256, manifest } = checked;
  const { id, by, photos } = manifest;
  const actions = (await store.history(subjectOfPack(id))).map(({ action }) => action);
  if (!actions.includes('export-begun') || actions.includes('export-done')) return undefined;
  if (!(await takeExport(id, { store, signing, clock }))) return 'busy';
  const numbers = photos.map(({ number }) => number);
  const made = { id, at: clock().toISOString(), by, numbers, manifestSha256 };
  return (await store.notePack(made, leaseOf(id))) ? numbers.length : 'busy';
}
