import { roomFor } from './kernels.ts';

/** Copies pixels, made opaque, into `to` from its byte `begin` on; from B, G, R where they are so, to R, G, B. */
export function copyOpaque(
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  begin: number,
  isBgr: boolean,
): void {
  const { kernels, bytes, at } = roomFor({ pixels: from.length });
  bytes.set(from, at.pixels);
  kernels.setOpaque(at.pixels, from.length / 4, isBgr);
  to.set(bytes.subarray(at.pixels, at.pixels + from.length), begin);
}
