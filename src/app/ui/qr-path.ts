import { encode } from 'uqr';

/** The modules that a reader needs free around a code (ISO/IEC 18004). */
const QUIET = 4;

interface QrPath {
  /** SVG path data of the dark modules, one unit each. */
  readonly path: string;
  /** Modules along a side, the quiet zone included. */
  readonly size: number;
}

export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { path, size };
}
