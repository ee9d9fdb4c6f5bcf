import {
  type FaceFrame,
  faceFrame,
  inFrame,
  inPhoto,
  readFrame,
} from '../../src/core/face/face-frame.ts';
import type { Point, Size } from '../../src/core/pixels/geometry.ts';
import type { Raster } from '../../src/core/pixels/raster.ts';

/** What the network sees of a face, px. */
const FRAME: Size = { width: 160, height: 192 };
/** More on each side, so that training can shift, turn and scale. */
const MARGIN = 16;
const DRAWN: Size = { width: FRAME.width + 2 * MARGIN, height: FRAME.height + 2 * MARGIN };
/** Points of the face mesh without the irises. */
const POINTS = 468;

/** A photo and what is known of each of its pixels. */
export interface Known {
  readonly photo: Raster;
  readonly landmarks: readonly Point[];
  /** How much of a pixel of the photo is the person, 0…1. */
  readonly alphaAt: (column: number, row: number) => number;
  /** Number of the part that is seen at a pixel of the photo, 0…255. */
  readonly labelAt: (column: number, row: number) => number;
}

/** The face's frame with the margin about it. */
function widened(frame: FaceFrame): FaceFrame {
  const corner = { x: -MARGIN / FRAME.width, y: -MARGIN / FRAME.height };
  return {
    ...frame,
    origin: inPhoto(frame, corner),
    width: (frame.width * DRAWN.width) / FRAME.width,
    height: (frame.height * DRAWN.height) / FRAME.height,
  };
}

const inside = (at: number, size: number): number =>
  Math.min(Math.max(Math.floor(at), 0), size - 1);

/**
 * A face in its frame, as bytes: red, green and blue of each pixel; labels; how much of each pixel is the
 * person; and 468 landmarks as 32-bit floats, px of the frame with its margin.
 */
export function frameRecord({ photo, landmarks, alphaAt, labelAt }: Known): Buffer {
  const { width, height } = photo;
  const mesh = landmarks.slice(0, POINTS).map(({ x, y }) => ({ x, y, z: 0 }));
  const frame = widened(faceFrame(mesh, FRAME));
  const rgb = readFrame(photo, frame, DRAWN);
  const cover = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      cover[(row * width + column) * 4] = alphaAt(column, row) * 255;
    }
  }
  const share = readFrame({ width, height, data: cover }, frame, DRAWN);
  const pixels = DRAWN.width * DRAWN.height;
  const record = Buffer.alloc(pixels * 5 + POINTS * 8);
  for (let i = 0; i < pixels * 3; i++) record[i] = Math.round(rgb[i]! * 255);
  for (let o = 0; o < pixels; o++) {
    const place = {
      x: ((o % DRAWN.width) + 0.5) / DRAWN.width,
      y: (Math.floor(o / DRAWN.width) + 0.5) / DRAWN.height,
    };
    const { x, y } = inPhoto(frame, place);
    record[pixels * 3 + o] = labelAt(inside(x, width), inside(y, height));
    record[pixels * 4 + o] = Math.round(share[o * 3]! * 255);
  }
  mesh.forEach((point, i) => {
    const { x, y } = inFrame(frame, point);
    record.writeFloatLE(x * DRAWN.width, pixels * 5 + i * 8);
    record.writeFloatLE(y * DRAWN.height, pixels * 5 + i * 8 + 4);
  });
  return record;
}
