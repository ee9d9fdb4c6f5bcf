import { crc32, deflateRawSync } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

export interface PackFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly time: Date;
}

const DEFLATE = 8;

/**
 * The chunks of a ZIP file, made while it is read: nothing of a file is held once it was given away. JPEGs
 * do not get smaller, so blocks are stored; but in the frame of DEFLATE, since a reader that cannot look
 * ahead (Java's ZipInputStream) does not take plain stored files from a stream. There is no ZIP64, which
 * many old readers lack: the caller stays below 65,535 files and 4 GiB.
 */
export async function* zipped(files: AsyncIterable<PackFile>): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for await (const { name, bytes, time } of files) {
    const file: ZipInputFile = {
      filename: name,
      mtime: time,
      size: bytes.length,
      crc: crc32(bytes),
      compression: DEFLATE,
      flag: 0,
    };
    zip.add(file);
    file.ondata?.(null, deflateRawSync(bytes, { level: 0 }), true);
    yield* chunks.splice(0);
  }
  zip.end();
  yield* chunks.splice(0);
}
