import { startsWith } from './bytes.ts';
import type { FactsReader } from './facts.ts';

/** The first bytes of picture formats that the product cannot open, and where they stand. */
const marks: readonly (readonly [
  mime: string,
  ...marks: readonly (readonly [number, string])[],
])[] = [
  // DNG and most other raw formats are TIFF files too.
  ['image/tiff', [0, 'II*\0']],
  ['image/tiff', [0, 'MM\0*']],
  ['image/x-canon-cr3', [4, 'ftypcrx ']],
  ['image/bmp', [0, 'BM'], [6, '\0\0\0\0']],
  ['image/jxl', [0, '\xff\x0a']],
  ['image/jxl', [4, 'JXL \r\n\x87\n']],
  ['image/jp2', [4, 'jP  \r\n\x87\n']],
  ['image/vnd.adobe.photoshop', [0, '8BPS']],
];

/**
 * Photo formats that the product cannot open. They are recognised so that the page does not say "this is not a
 * photo".
 */
export const otherFacts: FactsReader = (bytes) => {
  const known = marks.find(([, ...all]) => all.every(([at, text]) => startsWith(bytes, at, text)));
  return (
    known && {
      mime: known[0],
      bytes: bytes.length,
      width: 0,
      height: 0,
      colourMode: 'rgb',
      animated: false,
      complete: true,
      deepColour: false,
      orientation: 1,
    }
  );
};
