import { startsWith, viewOf } from './bytes.ts';
import type { FactsReader } from './facts.ts';

const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;

const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** GIF (89a). Walks the blocks to count the frames. */
export const gifFacts: FactsReader = (bytes) => {
  if (!startsWith(bytes, 0, 'GIF8') || bytes.length < 13) return undefined;
  const view = viewOf(bytes);
  let frames = 0;
  let at = 13 + tableBytes(bytes[10]);
  const skipBlocks = () => {
    while (at < bytes.length && bytes[at] !== 0) at += bytes[at] + 1;
    at += 1;
  };
  while (at < bytes.length && bytes[at] !== TRAILER) {
    if (bytes[at] === IMAGE) {
      frames += 1;
      at += 10 + tableBytes(bytes[at + 9]) + 1;
    } else if (bytes[at] === EXTENSION) at += 2;
    else break;
    skipBlocks();
  }
  return {
    mime: 'image/gif',
    bytes: bytes.length,
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    colourMode: 'indexed',
    animated: frames > 1,
    complete: bytes[at] === TRAILER,
    deepColour: false,
    orientation: 1,
  };
};
