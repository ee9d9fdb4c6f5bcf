import { Unzlib } from 'fflate';
import { joined, longText, startsWith } from './bytes.ts';
import { tiffIn } from './exif.ts';
import { exifTexts } from './exif-texts.ts';
import { heifMetadata } from './heif-metadata.ts';
import { headOf, marker, walkJpeg } from './jpeg-segments.ts';
import { PNG_SIGNATURE, pngChunks } from './png.ts';
import { isWebp, webpChunks } from './webp.ts';

/** One text that a program left in a file. */
export interface NamedText {
  /** The keyword of a PNG's text; elsewhere `Software`, `exif` or `comment`. */
  readonly key: string;
  /** Latin-1, whatever the file says. */
  readonly text: string;
}

/** What a file holds beside its picture and may say where that comes from. */
export interface Metadata {
  /** XMP packets. Each byte is one character. */
  readonly xmp: readonly string[];
  readonly texts: readonly NamedText[];
  /** The C2PA manifest store: a JUMBF box (ISO/IEC 19566-5). */
  readonly c2pa?: Uint8Array;
}

/** Of one packet or text, bytes. What says where a picture comes from is far shorter. */
const BLOCK_MAX = 1_000_000;

const blockText = (bytes: Uint8Array): string => longText(bytes.subarray(0, BLOCK_MAX));

/** Not among the markers that decoding needs. */
const APP11 = 0xeb;
const XMP_MORE = 'http://ns.adobe.com/xmp/extension/\0';
/** That name, then a GUID of 32 digits, the whole's length and this part's offset. */
const XMP_MORE_HEAD = XMP_MORE.length + 40;
/** Mark, number of the box, number of the part (ISO/IEC 19566-5, annex D). */
const JUMBF_HEAD = 8;
/** Length and type, which every part of a box repeats. */
const BOX_HEAD = 8;

function ofJpeg(bytes: Uint8Array): Metadata {
  const xmp: string[] = [];
  const more: Uint8Array[] = [];
  const texts: NamedText[] = [];
  const jumbf: Uint8Array[] = [];
  for (const { marker: code, start, length } of headOf(walkJpeg(bytes).segments)) {
    const content = bytes.subarray(start, start + length);
    if (code === marker.comment) texts.push({ key: 'comment', text: blockText(content) });
    else if (code === APP11 && startsWith(content, 0, 'JP')) {
      jumbf.push(content.subarray(JUMBF_HEAD + (jumbf.length > 0 ? BOX_HEAD : 0)));
    } else if (code !== marker.app1) continue;
    else if (startsWith(content, 0, 'Exif\0\0')) texts.push(...exifTexts(content.subarray(6)));
    else if (startsWith(content, 0, XMP_MORE)) more.push(content.subarray(XMP_MORE_HEAD));
    else xmp.push(blockText(content));
  }
  if (more.length > 0) xmp.push(blockText(joined(more)));
  return { xmp, texts, ...(jumbf.length > 0 && { c2pa: joined(jumbf) }) };
}

const PNG_XMP = 'XML:com.adobe.xmp';
/** The most bytes of a PNG's keyword. */
const KEYWORD_MAX = 79;

/** So many compressed bytes at once: they grow to four million at most. */
const PIECE = 4_096;

/** Compressed text as far as `BLOCK_MAX`, and as far as it holds together. */
function inflatedText(compressed: Uint8Array): string {
  let text = '';
  const inflate = new Unzlib((part) => {
    text += blockText(part);
  });
  try {
    for (let at = 0; at < compressed.length && text.length < BLOCK_MAX; at += PIECE) {
      inflate.push(compressed.subarray(at, at + PIECE));
    }
  } catch {
    // A file can hold anything. What came before it is text.
  }
  return text;
}

/** A `tEXt`, `zTXt` or `iTXt` chunk (ISO/IEC 15948, 11.3.4). */
function pngText(type: string, content: Uint8Array): NamedText {
  const end = content.subarray(0, KEYWORD_MAX + 1).indexOf(0);
  const key = longText(content.subarray(0, Math.max(0, end)));
  const rest = content.subarray(end + 1);
  if (type === 'tEXt') return { key, text: blockText(rest) };
  // After the method.
  if (type === 'zTXt') return { key, text: inflatedText(rest.subarray(1)) };
  // After the flag and the method: a language and the keyword in it, each with a zero behind.
  const language = rest.indexOf(0, 2);
  const translated = rest.indexOf(0, language + 1);
  const text = rest.subarray(translated + 1);
  return { key, text: rest[0] === 1 ? inflatedText(text) : blockText(text) };
}

function ofPng(bytes: Uint8Array): Metadata {
  const texts: NamedText[] = [];
  let c2pa: Uint8Array | undefined;
  for (const { type, start, end } of pngChunks(bytes)) {
    const content = bytes.subarray(start, end);
    if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') texts.push(pngText(type, content));
    else if (type === 'eXIf') texts.push(...exifTexts(tiffIn(content)));
    else if (type === 'caBX') c2pa ??= content;
  }
  const isXmp = ({ key }: NamedText) => key === PNG_XMP;
  return {
    xmp: texts.filter(isXmp).map(({ text }) => text),
    texts: texts.filter((text) => !isXmp(text)),
    ...(c2pa && { c2pa }),
  };
}

function ofWebp(bytes: Uint8Array): Metadata {
  const xmp: string[] = [];
  const texts: NamedText[] = [];
  let c2pa: Uint8Array | undefined;
  for (const { type, start, end } of webpChunks(bytes)) {
    const content = bytes.subarray(start, end);
    if (type === 'XMP ') xmp.push(blockText(content));
    else if (type === 'EXIF') texts.push(...exifTexts(tiffIn(content)));
    else if (type === 'C2PA') c2pa ??= content;
  }
  return { xmp, texts, ...(c2pa && { c2pa }) };
}

function ofHeif(bytes: Uint8Array): Metadata {
  const { xmp, exif, c2pa } = heifMetadata(bytes);
  return { xmp: xmp.map(blockText), texts: exif.flatMap(exifTexts), ...(c2pa && { c2pa }) };
}

/**
 * What a JPEG, PNG, WebP, HEIC or AVIF says beside its picture; of other files nothing. Reads headers and what they
 * point to, and no pixel: the work grows with the file's length at most.
 */
export function metadataOf(bytes: Uint8Array): Metadata {
  if (bytes[0] === 0xff && bytes[1] === marker.start) return ofJpeg(bytes);
  if (startsWith(bytes, 0, PNG_SIGNATURE)) return ofPng(bytes);
  if (isWebp(bytes)) return ofWebp(bytes);
  if (startsWith(bytes, 4, 'ftyp')) return ofHeif(bytes);
  return { xmp: [], texts: [] };
}
