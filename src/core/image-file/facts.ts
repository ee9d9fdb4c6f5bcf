import type { FileFacts } from '../check/artifacts.ts';
import { gifFacts } from './gif.ts';
import { heicFacts } from './heic.ts';
import { jpegFacts } from './jpeg.ts';
import { otherFacts } from './others.ts';
import { pngFacts } from './png.ts';
import { videoFacts } from './video.ts';
import { webpFacts } from './webp.ts';

/** What a header says, beyond what the checks ask. */
export interface ImageFacts extends FileFacts {
  readonly animated: boolean;
  /** All parts are there, up to the end mark. */
  readonly complete: boolean;
  /** Its values are brighter than a screen's white (PQ or HLG), and mean nothing without tone mapping. */
  readonly highDynamicRange?: boolean;
  /** It names the camera that took it; what screenshots and messengers make names none. */
  readonly camera?: boolean;
  /** More than 8 bits a channel. */
  readonly deepColour: boolean;
  /** Description in the embedded ICC profile; empty where there is a profile without one. */
  readonly profile?: string;
  /** EXIF orientation, 1…8. */
  readonly orientation: number;
}

/** A reader of one format: facts, or undefined where the bytes are of another or lack a size. */
export type FactsReader = (bytes: Uint8Array) => ImageFacts | undefined;

const readers: readonly FactsReader[] = [
  jpegFacts,
  pngFacts,
  webpFacts,
  gifFacts,
  heicFacts,
  otherFacts,
  videoFacts,
];

/**
 * Reads what an image file says of itself, from its bytes alone and without decoding a pixel.
 * Undefined where no known format is found.
 */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  for (const read of readers) {
    const facts = read(bytes);
    if (facts) return facts;
  }
  return undefined;
}
