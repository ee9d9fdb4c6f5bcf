import { createHash, type KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { isDetached } from '../keys/jws.ts';
import { fileNames, MANIFEST_TYPE, type Manifest, manifestSchema } from './manifest.ts';

export type PackCheck =
  | { readonly ok: true; readonly manifest: Manifest; readonly manifestSha256: string }
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

/** Of the manifest: that of a pack of 20,000 photos has some 40 MB. */
const TEXT_MAX = 2 ** 28;
/** What a ZIP file has at its end, without a comment, and of an entry in its directory and behind its data. */
const END_BYTES = 22;
const DIRECTORY_BYTES = 46;
const DESCRIPTOR_BYTES = 16;

/** What is in a pack: of photos the digest alone. */
interface Contents {
  /** SHA-256, hexadecimal, by the name of the file. */
  readonly digests: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, Buffer>;
}

/** Throws where an entry is not what its directory says. */
async function readEntry(zip: ZipFile, entry: Entry) {
  const isText = entry.fileName === fileNames.manifest || entry.fileName === fileNames.signature;
  if (isText && entry.uncompressedSize > TEXT_MAX) throw new Error('A text that has no end');
  const hash = createHash('sha256');
  const text: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    hash.update(chunk);
    if (isText) text.push(chunk);
  }
  return { digest: hash.digest('hex'), ...(isText && { text: Buffer.concat(text) }) };
}

/**
 * Reads every file of a pack once, a piece at a time. Throws where it is no ZIP file, or one in which
 * programs could see different files: two of one name, or bytes that belong to none.
 */
async function readContents(zip: ZipFile): Promise<Contents> {
  const digests = new Map<string, string>();
  const texts = new Map<string, Buffer>();
  let end = 0;
  let directory = 0;
  for await (const entry of zip.eachEntry()) {
    const local = await zip.readLocalFileHeaderPromise(entry);
    const isSame = local.fileName.equals(entry.fileNameRaw);
    if (!isSame || entry.relativeOffsetOfLocalHeader !== end || digests.has(entry.fileName)) {
      throw new Error('A ZIP file that can be read in two ways');
    }
    const isDescribed = (entry.generalPurposeBitFlag & 8) !== 0;
    end = local.fileDataStart + entry.compressedSize + (isDescribed ? DESCRIPTOR_BYTES : 0);
    directory += DIRECTORY_BYTES + entry.fileNameLength + entry.extraFieldLength;
    directory += entry.fileCommentLength;
    const { digest, text } = await readEntry(zip, entry);
    digests.set(entry.fileName, digest);
    if (text) texts.set(entry.fileName, text);
  }
  if (end + directory + END_BYTES !== zip.fileSize) throw new Error('Bytes that belong to no file');
  return { digests, texts };
}

async function contentsOf(pack: string | Uint8Array): Promise<Contents | undefined> {
  const options = { lazyEntries: true, autoClose: false };
  let zip: ZipFile | undefined;
  try {
    zip = await (typeof pack === 'string'
      ? openPromise(pack, options)
      : fromBufferPromise(Buffer.from(pack), options));
    return await readContents(zip);
  } catch {
    return undefined;
  } finally {
    zip?.close();
  }
}

/**
 * Holds a whole pack, a file's path or its bytes, against its signature and its manifest; needs no network
 * and no database, and of memory what the manifest needs.
 */
export async function verifyPack(
  pack: string | Uint8Array,
  keys: ReadonlyMap<string, KeyObject>,
): Promise<PackCheck> {
  const contents = await contentsOf(pack);
  if (!contents) return bad('no-zip', '');
  const { digests, texts } = contents;
  const [text, signature] = [texts.get(fileNames.manifest), texts.get(fileNames.signature)];
  if (!text) return bad('missing', fileNames.manifest);
  if (!signature) return bad('missing', fileNames.signature);
  const isOurs = isDetached(signature.toString(), text, MANIFEST_TYPE, keys);
  if (!isOurs) return bad('signature', fileNames.manifest);
  const read = v.safeParse(manifestSchema, JSON.parse(text.toString()));
  if (!read.success) return bad('manifest', fileNames.manifest);
  const { photos, tableSha256 } = read.output;
  const named = new Map([
    ...photos.map(({ file, sha256 }) => [file, sha256] as const),
    [fileNames.table, tableSha256] as const,
  ]);
  for (const [name, digest] of named) {
    const found = digests.get(name);
    if (found === undefined) return bad('missing', name);
    if (found !== digest) return bad('changed', name);
  }
  const known = new Set<string>([...named.keys(), fileNames.manifest, fileNames.signature]);
  const stray = [...digests.keys()].find((name) => !known.has(name));
  if (stray !== undefined) return bad('stray', stray);
  const manifestSha256 = digests.get(fileNames.manifest) ?? '';
  return { ok: true, manifest: read.output, manifestSha256 };
}
