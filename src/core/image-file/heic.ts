import { latin1, startsWith } from './bytes.ts';
import type { FactsReader } from './facts.ts';

const brands: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  hevc: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  mif1: 'image/heic',
  msf1: 'image/heic',
  avif: 'image/avif',
  avis: 'image/avif',
};

/** HEIC and AVIF (ISO/IEC 23008-12) are told by their brand; their size is not read. */
export const heicFacts: FactsReader = (bytes) => {
  const mime = startsWith(bytes, 4, 'ftyp') ? brands[latin1(bytes, 8, 4)] : undefined;
  return mime
    ? {
        mime,
        bytes: bytes.length,
        width: 0,
        height: 0,
        colourMode: 'rgb',
        animated: false,
        complete: true,
        deepColour: false,
        orientation: 1,
      }
    : undefined;
};
