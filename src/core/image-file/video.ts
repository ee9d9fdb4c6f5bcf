import { latin1, startsWith } from './bytes.ts';
import type { FactsReader } from './facts.ts';

const brands: Readonly<Record<string, string>> = {
  'qt  ': 'video/quicktime',
  isom: 'video/mp4',
  iso2: 'video/mp4',
  iso4: 'video/mp4',
  iso5: 'video/mp4',
  iso6: 'video/mp4',
  mp41: 'video/mp4',
  mp42: 'video/mp4',
  avc1: 'video/mp4',
  'M4V ': 'video/mp4',
  MSNV: 'video/mp4',
  '3gp4': 'video/3gpp',
  '3gp5': 'video/3gpp',
  '3gp6': 'video/3gpp',
};

function mimeOf(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 4, 'ftyp')) return brands[latin1(bytes, 8, 4)];
  // QuickTime of old begins with its data, Matroska and WebM with an EBML mark.
  if (startsWith(bytes, 4, 'moov') || startsWith(bytes, 4, 'wide')) return 'video/quicktime';
  return startsWith(bytes, 0, '\x1a\x45\xdf\xa3') ? 'video/webm' : undefined;
}

/** Films, among them the moving half of a Live Photo: known only to be told that they are none of ours. */
export const videoFacts: FactsReader = (bytes) => {
  const mime = mimeOf(bytes);
  if (!mime) return undefined;
  return {
    mime,
    bytes: bytes.length,
    width: 0,
    height: 0,
    colourMode: 'rgb',
    animated: true,
    complete: true,
    deepColour: false,
    orientation: 1,
  };
};
