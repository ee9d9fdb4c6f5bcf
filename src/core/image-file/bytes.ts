export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Latin-1 text of `length` bytes, shorter at the end of the bytes. */
export const latin1 = (bytes: Uint8Array, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + length));

export const startsWith = (bytes: Uint8Array, start: number, text: string): boolean =>
  latin1(bytes, start, text.length) === text;
