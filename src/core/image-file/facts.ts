import type { FileFacts } from '../check/artifacts.ts';
import { gifFacts } from './gif.ts';
import { heicFacts } from './heic.ts';
import { jpegFacts } from './jpeg.ts';
import { otherFacts } from './others.ts';
import { pngFacts } from './png.ts';
import { videoFacts } from './video.ts';
import { webpFacts } from './webp.ts';

/** What the header says beyond what the checks need. */
export interface ImageFacts extends FileFacts {
  readonly animated: boolean;
  /** All parts are there, up to the end mark. */
  readonly complete: boolean;
  /**
   * High dynamic range (PQ or HLG): values reach beyond a screen's white and need tone mapping before they mean
   * anything.
   */
  readonly highDynamicRange?: boolean;
  /** The file names the camera that took it. Screenshots and pictures from messengers name none. */
  readonly camera?: boolean;
  /** More than 8 bits a channel. */
  readonly deepColour: boolean;
  /** Description in the embedded ICC profile; empty where there is a profile without one. */
  readonly profile?: string;
  /** EXIF orientation, 1…8. */
  readonly orientation: number;
  /**
   * A JPEG that decoders take in different ways: it states several orientations, of which the first counts, has no end
   * mark, or stray bytes behind its start mark, by which Chromium does not know it. They are given its bare picture
   * instead, and it is turned here.
   */
  readonly isOdd?: boolean;
  /** How far rounding may move the brightness of a JPEG's block, in steps of 0…255. */
  readonly blockError?: number;
  /** Its pixels may be transparent. */
  readonly hasAlpha?: boolean;
}

/** Reads one format. Undefined where the bytes are of another format, or give no size. */
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
 * Reads the facts of an image file from its bytes, without decoding a pixel. Undefined where the format is not
 * known.
 */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  for (const read of readers) {
    const facts = read(bytes);
    if (facts) return facts;
  }
  return undefined;
}
