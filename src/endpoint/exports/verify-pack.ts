import type { KeyObject } from 'node:crypto';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { isDetached } from '../keys/jws.ts';
import { fileNames, MANIFEST_TYPE, type Manifest, manifestSchema, sha256 } from './manifest.ts';

export type PackCheck =
  | { readonly ok: true; readonly manifest: Manifest }
  /** `where`: the file in the pack that it is about. */
  | { readonly ok: false; readonly fault: PackFault; readonly where: string };

export type PackFault =
  | 'no-zip'
  | 'missing'
  /** No key of ours signed the manifest. */
  | 'signature'
  /** The manifest is signed, but is none that this version can read. */
  | 'manifest'
  /** Not the bytes that the manifest names. */
  | 'changed'
  /** Of which the manifest says nothing. */
  | 'stray';

const bad = (fault: PackFault, where: string): PackCheck => ({ ok: false, fault, where });

function opened(zip: Uint8Array): Readonly<Record<string, Uint8Array>> | undefined {
  try {
    return unzipSync(zip);
  } catch {
    return undefined;
  }
}

/** Holds a whole pack against its signature and its manifest; needs no network and no database. */
export function verifyPack(zip: Uint8Array, keys: ReadonlyMap<string, KeyObject>): PackCheck {
  const files = opened(zip);
  if (!files) return bad('no-zip', '');
  const { [fileNames.manifest]: text, [fileNames.signature]: signature } = files;
  if (!text) return bad('missing', fileNames.manifest);
  if (!signature) return bad('missing', fileNames.signature);
  const jws = Buffer.from(signature).toString();
  if (!isDetached(jws, text, MANIFEST_TYPE, keys)) return bad('signature', fileNames.manifest);
  const read = v.safeParse(manifestSchema, JSON.parse(Buffer.from(text).toString()));
  if (!read.success) return bad('manifest', fileNames.manifest);
  const { photos, tableSha256 } = read.output;
  const named = new Map([
    ...photos.map(({ file, sha256 }) => [file, sha256] as const),
    [fileNames.table, tableSha256] as const,
  ]);
  for (const [name, digest] of named) {
    const bytes = files[name];
    if (!bytes) return bad('missing', name);
    if (sha256(bytes) !== digest) return bad('changed', name);
  }
  const known = new Set<string>([...named.keys(), fileNames.manifest, fileNames.signature]);
  const stray = Object.keys(files).find((name) => !known.has(name));
  return stray === undefined ? { ok: true, manifest: read.output } : bad('stray', stray);
}
