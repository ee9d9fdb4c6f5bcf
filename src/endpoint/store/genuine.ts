import { type AuditEntry, checkEntry, receiptId, rowDigest, sha256 } from './audit.ts';
import type { Authority } from './authority.ts';
import type { Row, RowWithLife } from './receipts.ts';
import { CorruptRow, type ReceiptContent, type Settlement, type StoredReceipt } from './store.ts';

/** What ends a receipt, once. */
export const endings = ['redeemed', 'refused', 'withdrawn', 'expired'] as const;

const corrupt = (what: string): never => {
  throw new CorruptRow(what);
};

function readContent(text: string): ReceiptContent {
  try {
    const content = JSON.parse(text) as ReceiptContent;
    if (content.claim && content.verdict && Array.isArray(content.flags)) return content;
  } catch {
    // Told below, without what was read.
  }
  return corrupt('The content of a receipt cannot be read');
}

function readDetail(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return text === undefined ? {} : JSON.parse(text);
  } catch {
    return corrupt('The detail of an entry cannot be read');
  }
}

/** What the entries say of a receipt's life, each of them signed. */
interface Life {
  readonly issued: AuditEntry;
  readonly ending?: AuditEntry;
  readonly isErased: boolean;
}

function lifeOf(entries: readonly AuditEntry[], authority: Authority): Life {
  for (const entry of entries) {
    if (checkEntry(entry, authority)) corrupt('An entry of a receipt is not what was signed');
  }
  const told = (actions: readonly string[]) =>
    entries.filter(({ action }) => actions.includes(action));
  const [[issued, again], [ending, other], erased] = [
    told(['issued']),
    told(endings),
    told(['withdrawn', 'expired', 'erased']),
  ];
  if (again || other || erased.length > 1) corrupt('A receipt was issued or ended twice');
  if (!issued) return corrupt('A receipt that nobody issued');
  return { issued, ...(ending && { ending }), isErased: erased.length === 1 };
}

/** How a station ended a receipt, by its entry; words are gone with the content. */
function settlementOf(ending: AuditEntry | undefined, isErased: boolean): Settlement | undefined {
  if (ending?.action !== 'redeemed' && ending?.action !== 'refused') return undefined;
  const { action: state, at, by } = ending;
  const { reason, clerk } = isErased ? {} : readDetail(ending.detail);
  return {
    state,
    at,
    by,
    ...(typeof reason === 'string' && { reason }),
    ...(typeof clerk === 'string' && { clerk }),
  };
}

/** Whether the row's own columns are what its entries say. */
const isAsTold = (row: Row, { ending, isErased }: Life, settlement?: Settlement): boolean =>
  row.state === (ending?.action ?? 'issued') &&
  row.settled_at === (settlement?.at ?? null) &&
  row.settled_by === (settlement?.by ?? null) &&
  row.reason === (settlement?.reason ?? null) &&
  row.clerk === (settlement?.clerk ?? null) &&
  (row.content === null) === isErased &&
  (row.number === null) === isErased;

function isBound(row: Row, { row: digest }: AuditEntry): boolean {
  const { issued_at: issuedAt, expires_at: expiresAt, withdrawal_hash: withdrawalHash } = row;
  const contentHash = row.content_hash ?? '';
  const isWhole = row.content === null || sha256(row.content) === contentHash;
  return isWhole && digest === rowDigest({ issuedAt, expiresAt, withdrawalHash, contentHash });
}

/**
 * The receipt of a row, its state and end taken from the entries that we signed. Throws `CorruptRow`
 * where the row says anything else, or its content is not the one that was issued and signed.
 */
export function genuine(
  { row, life }: RowWithLife,
  authority: Authority,
  given?: string,
): StoredReceipt {
  const told = lifeOf(life, authority);
  const settlement = settlementOf(told.ending, told.isErased);
  if (!isAsTold(row, told, settlement)) corrupt('A receipt is not what its entries say');
  if (!isBound(row, told.issued)) corrupt('A receipt is not the one that was issued');
  const number = row.number ?? given ?? '';
  if (row.number !== null && receiptId(row.number) !== row.id)
    corrupt('A receipt of another number');
  const content = row.content === null ? undefined : readContent(row.content);
  if (row.station !== (content?.station ?? null)) corrupt('A receipt of another station');
  const receipt: StoredReceipt = {
    number,
    state: row.state,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    ...(row.withdrawal_hash !== null && { withdrawalHash: row.withdrawal_hash }),
    ...(settlement && { settlement }),
    ...(content && { content }),
  };
  if (content?.jws !== undefined && !authority.isVouchedFor(receipt, content.jws)) {
    corrupt('The signed form of a receipt is not ours, or of another');
  }
  return receipt;
}
