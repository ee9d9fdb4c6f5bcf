import { constants } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';

/** A file of newline-delimited JSON that only grows, so that a killed run loses at most the photos in progress. */
export interface Journal {
  append(line: string): Promise<void>;
  close(): Promise<void>;
}

/** The complete lines of a file. Empty where there is no file. A last line that was cut off is left out. */
export async function wholeLines(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').slice(0, -1);
}

/** Continues after the last complete line of a file. A new journal begins with `header`. */
export async function openJournal(path: string, header: string, goOn: boolean): Promise<Journal> {
  const { O_RDWR, O_CREAT, O_TRUNC } = constants;
  const file = await open(path, O_RDWR | O_CREAT | (goOn ? 0 : O_TRUNC));
  let at = goOn ? await endOfLastLine(file) : 0;
  let writing: Promise<unknown> = Promise.resolve();
  const append = (line: string): Promise<void> => {
    const bytes = Buffer.from(`${line}\n`);
    const position = at;
    at += bytes.length;
    const written = writing.then(() => file.write(bytes, 0, bytes.length, position));
    writing = written.catch(() => {});
    return written.then(() => {});
  };
  if (goOn) await file.truncate(at);
  if (at === 0) await append(header);
  return { append, close: () => writing.then(() => file.close()) };
}

const CHUNK = 65_536;

/** The place of the last line end. It searches from the back, because a recording may be larger than memory. */
async function endOfLastLine(file: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(CHUNK);
  for (let end = (await file.stat()).size; end > 0; end -= CHUNK) {
    const from = Math.max(0, end - CHUNK);
    const { bytesRead } = await file.read(buffer, 0, end - from, from);
    const at = buffer.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (at >= 0) return from + at + 1;
  }
  return 0;
}
