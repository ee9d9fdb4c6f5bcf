import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { csvLine } from '../../csv/csv.ts';
import { type ExportState, exportStates } from '../../receipt/answers.ts';
import { checkIds, numberSchema, outcomeSchema, sha256Schema } from '../../receipt/content.ts';
import type { WholeReceipt } from '../http/receipt.ts';

/** As a manifest states it: lower-case hexadecimal. */
export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The type of the detached signature of a manifest. */
export const MANIFEST_TYPE = 'photo-pack+jws';

export const fileNames = {
  manifest: 'manifest.json',
  table: 'manifest.csv',
  signature: 'manifest.jws',
} as const;

const photoSchema = v.object({
  file: v.string(),
  number: numberSchema,
  sha256: sha256Schema,
  /** Of the document, `id@version`. */
  spec: v.string(),
  outcome: outcomeSchema,
  state: v.picklist(exportStates),
  issuedAt: v.string(),
  settledAt: v.exactOptional(v.string()),
  station: v.exactOptional(v.string()),
  clerk: v.exactOptional(v.string()),
  reason: v.exactOptional(v.string()),
  /** Required checks that the photo did not pass, and values that its pixels contradict. */
  overridden: v.array(v.picklist(checkIds)),
  /** The receipt as it was signed, a compact JWS. */
  receipt: v.exactOptional(v.string()),
});
type ManifestPhoto = v.InferOutput<typeof photoSchema>;

/** What a pack says of itself; its JSON is what is signed. */
export const manifestSchema = v.object({
  schema: v.literal(1),
  id: v.string(),
  madeAt: v.string(),
  /** The station, or `command`. */
  by: v.string(),
  from: v.string(),
  before: v.string(),
  state: v.picklist(exportStates),
  /** Photos that were in a pack before are in this one too. */
  again: v.boolean(),
  tableSha256: sha256Schema,
  photos: v.array(photoSchema),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** What stands in a pack of a receipt. `file`: the photo's name in it. */
export function photoEntry(
  { number, issuedAt, state, settlement, content }: WholeReceipt,
  file: string,
): ManifestPhoto {
  const { claim, verdict, flags, jws } = content;
  const failed = verdict.findings.filter(
    ({ severity, status }) => severity === 'required' && status !== 'pass',
  );
  const overridden = state === 'redeemed' ? [...failed, ...flags].map(({ check }) => check) : [];
  return {
    file,
    number,
    sha256: claim.photoSha256,
    spec: verdict.spec,
    outcome: verdict.outcome,
    state: state as ExportState,
    issuedAt,
    ...(settlement && { settledAt: settlement.at, station: settlement.by }),
    ...(settlement?.clerk !== undefined && { clerk: settlement.clerk }),
    ...(settlement?.reason !== undefined && { reason: settlement.reason }),
    overridden: [...new Set(overridden)],
    ...(jws !== undefined && { receipt: jws }),
  };
}

const columns = [
  'file',
  'number',
  'sha256',
  'spec',
  'outcome',
  'state',
  'issuedAt',
  'settledAt',
  'station',
  'clerk',
  'reason',
  'overridden',
] as const;

/** A spreadsheet would run a cell that begins so, and clerks write reasons as they like. */
const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The same as a table; with a byte order mark, without which Excel misreads Chinese. */
export function manifestTable(photos: readonly ManifestPhoto[]): string {
  const lines = photos.map((photo) =>
    csvLine(
      columns.map((column) => {
        const value = photo[column] ?? '';
        return inert(typeof value === 'string' ? value : value.join(' '));
      }),
    ),
  );
  return `\uFEFF${csvLine(columns)}${lines.join('')}`;
}
