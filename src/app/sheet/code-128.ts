import { CODE128C } from 'jsbarcode/bin/barcodes/CODE128/index.js';

/** The modules that a reader needs free at each side of a code (ISO/IEC 15417). */
const QUIET = 10;

interface Code128 {
  /** SVG path data of the bars, one unit wide for each module and one high. */
  readonly path: string;
  /** In modules, the quiet zones included. */
  readonly width: number;
}

/** Code 128 in set C, two digits to a symbol. `digits`: an even number of them, and nothing else. */
export function code128(digits: string): Code128 {
  const { data } = new CODE128C(digits, {}).encode();
  const bars = [...data.matchAll(/1+/g)];
  return {
    path: bars
      .map(({ 0: bar, index }) => `M${QUIET + index} 0h${bar.length}v1h-${bar.length}z`)
      .join(''),
    width: data.length + 2 * QUIET,
  };
}
