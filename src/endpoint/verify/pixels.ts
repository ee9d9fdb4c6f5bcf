import { luma } from '../../core/face/skin.ts';
import { labD65, linear, luminance } from '../../core/pixels/colour.ts';
import { ciede2000 } from '../../core/pixels/colour-difference.ts';
import { edgeSharpness } from '../../core/pixels/edge-sharpness.ts';
import type { Box } from '../../core/pixels/geometry.ts';
import { lightnessOf, normalise, valueAt } from '../../core/pixels/histogram.ts';
import type { Raster } from '../../core/pixels/raster.ts';

// What can be measured without a model, at the places where the frame's rules put wall and face.

/** Shares of width and height: both top corners, which show wall and almost never hair. */
const CORNER = { width: 0.12, height: 0.16 };
/** Brow to chin in a photo that keeps the frame's rules. */
const FACE = { x: 0.32, y: 0.34, width: 0.36, height: 0.34 };
/** The whole face. Its strongest edges, wherever they are, tell how sharp it is. */
const DETAIL = { x: 0.22, y: 0.3, width: 0.56, height: 0.46 };
/** As defined by CIELAB. */
const WHITE = { l: 100, a: 0, b: 0 };
/** Every third pixel of every third row is enough for the colour of a wall. */
const STEP = 3;

const boxOf = ({ width, height }: Raster, share: typeof FACE): Box => ({
  x: Math.round(share.x * width),
  y: Math.round(share.y * height),
  width: Math.round(share.width * width),
  height: Math.round(share.height * height),
});

/** The pixels of a whole-pixel box. */
function cut({ width, data }: Raster, box: Box): Raster {
  const cutout = new Uint8ClampedArray(4 * box.width * box.height);
  for (let row = 0; row < box.height; row++) {
    const from = 4 * ((box.y + row) * width + box.x);
    cutout.set(data.subarray(from, from + 4 * box.width), 4 * row * box.width);
  }
  return { width: box.width, height: box.height, data: cutout };
}

/** Median colour difference CIEDE2000 from white (D65) over a raster's pixels. */
function fromWhite({ width, height, data }: Raster): number {
  const differences: number[] = [];
  for (let y = 0; y < height; y += STEP) {
    for (let x = 0; x < width; x += STEP) {
      const at = 4 * (y * width + x);
      const [r, g, blue] = data.subarray(at, at + 3);
      differences.push(ciede2000(labD65(linear[r], linear[g], linear[blue]), WHITE));
    }
  }
  return differences.sort((one, other) => one - other)[differences.length >> 1];
}

/** The lightness L* / 100 that a quarter of the pixels exceed: well-lit skin, or the whites of the eyes. */
function brightness({ data }: Raster): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 4) {
    counts[luminance(data[at], data[at + 1], data[at + 2])] += 1;
  }
  return lightnessOf(valueAt(normalise(counts), 0.75)) / 100;
}

export interface PixelMeasures {
  /** Colour difference from white of the whiter top corner. */
  readonly border: number;
  /** Like `face-brightness`, over a box where the face is. */
  readonly brightness: number;
  /** Like `sharpness`, over a box around the face. */
  readonly sharpness: number;
}

export function measurePixels(photo: Raster): PixelMeasures {
  const corner = (x: number) => cut(photo, boxOf(photo, { x, y: 0, ...CORNER }));
  const face = cut(photo, boxOf(photo, FACE));
  const detail = luma(photo, boxOf(photo, DETAIL));
  return {
    border: Math.min(fromWhite(corner(0)), fromWhite(corner(1 - CORNER.width))),
    brightness: brightness(face),
    sharpness: edgeSharpness(detail, {
      ...detail,
      data: new Uint8Array(detail.data.length).fill(1),
    }),
  };
}
