import { crc32 } from 'node:zlib';
import sharp from 'sharp';

// Files that say where their picture comes from, written here byte by byte.

const flat = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#c86432' } });
const formats = {
  jpeg: () => flat().jpeg(),
  png: () => flat().png(),
  webp: () => flat().webp(),
  avif: () => flat().avif({ effort: 0 }),
} as const;
export const pictureFormats = Object.keys(formats) as (keyof typeof formats)[];
export type PictureFormat = keyof typeof formats;

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const letters = (text: string) => Buffer.from(text, 'latin1');
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A picture that says nothing. */
export const plain = async (format: PictureFormat): Promise<Buffer> => formats[format]().toBuffer();

/** An XMP packet of these properties, each as an element or, with `=`, as an attribute. */
export const packet = (properties: string, attributes = ''): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

export const withXmp = (format: PictureFormat, xmp: string): Promise<Buffer> =>
  formats[format]().withXmp(xmp).toBuffer();

export const withExif = (format: PictureFormat, ifd0: Record<string, string>): Promise<Buffer> =>
  formats[format]().withExif({ IFD0: ifd0 }).toBuffer();

export async function pngWith(type: string, content: Uint8Array): Promise<Buffer> {
  const png = await plain('png');
  const checked = Buffer.concat([letters(type), content]);
  const chunk = Buffer.concat([uint32(content.length), checked, uint32(crc32(checked))]);
  // Behind the signature and IHDR.
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

export const pngWithText = (key: string, text: string): Promise<Buffer> =>
  pngWith('tEXt', utf8(`${key}\0${text}`));

export async function jpegWith(
  marker: number,
  ...contents: readonly Uint8Array[]
): Promise<Buffer> {
  const jpeg = await plain('jpeg');
  const segments = contents.map((content) => {
    const length = content.length + 2;
    return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), content]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

const box = (type: string, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([uint32(content.length + 8), letters(type), content]);
};
const superbox = (label: string, ...children: readonly Uint8Array[]): Buffer =>
  box('jumb', box('jumd', Buffer.alloc(16), Buffer.from([3]), letters(`${label}\0`)), ...children);

/** A text as CBOR writes it. */
const cborText = (text: string): Buffer =>
  Buffer.concat([
    text.length < 24 ? Buffer.from([0x60 + text.length]) : Buffer.from([0x78, text.length]),
    letters(text),
  ]);

const manifest = (label: string, said: readonly string[]): Buffer =>
  superbox(
    label,
    superbox(
      'c2pa.assertions',
      superbox('c2pa.actions.v2', box('cbor', ...said.map(cborText))),
      superbox('c2pa.thumbnail.claim.jpeg', box('bidb', letters('c2pa.edited'))),
    ),
  );

/** A manifest store whose last manifest's actions hold these texts; `before` are those of the one it was made from. */
export const manifestStore = (said: readonly string[], before: readonly string[] = []): Buffer =>
  superbox('c2pa', manifest('urn:c2pa:1', before), manifest('urn:c2pa:2', said));

/** A store in one APP11 segment, or cut into several as where it is larger than one. */
export function jpegWithStore(store: Buffer, parts = 1): Promise<Buffer> {
  const size = Math.ceil((store.length - 8) / parts);
  const segments = Array.from({ length: parts }, (_, i) =>
    Buffer.concat([
      letters('JP'),
      Buffer.from([0, 1]),
      uint32(i + 1),
      store.subarray(0, 8),
      store.subarray(8 + i * size, 8 + (i + 1) * size),
    ]),
  );
  return jpegWith(0xeb, ...segments);
}

export async function avifWithStore(store: Buffer): Promise<Buffer> {
  const avif = await plain('avif');
  const uuid = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
  const head = [uuid, Buffer.alloc(4), letters('manifest\0'), Buffer.alloc(8)];
  return Buffer.concat([avif, box('uuid', ...head, store)]);
}

export async function webpWithStore(store: Buffer): Promise<Buffer> {
  const webp = await plain('webp');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(store.length);
  return Buffer.concat([webp, letters('C2PA'), length, store]);
}
