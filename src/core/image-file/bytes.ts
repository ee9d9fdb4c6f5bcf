export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Latin-1 text of `length` bytes, shorter at the end of the bytes. */
export const latin1 = (bytes: Uint8Array, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + length));

/** As many arguments as every engine takes in one call. */
const PIECE = 8192;

/** Latin-1 text of bytes that may be many. */
export function longText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += latin1(bytes, at, PIECE);
  return text;
}

export const startsWith = (bytes: Uint8Array, start: number, text: string): boolean =>
  latin1(bytes, start, text.length) === text;

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
