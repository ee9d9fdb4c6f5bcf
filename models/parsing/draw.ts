/** Draws labelled portraits of nobody for the training of the face parser. */
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommandLine } from '../../src/command-line/command-line.ts';
import { required, text, wholeNumber, withDefault } from '../../src/command-line/values.ts';
import {
  type FaceFrame,
  faceFrame,
  inFrame,
  inPhoto,
  readFrame,
} from '../../src/core/face/face-frame.ts';
import type { Size } from '../../src/core/pixels/geometry.ts';
import { canonicalFace } from '../../test-fixtures/portraits/canonical-face.ts';
import {
  openStudio,
  type Portrait,
  renderPortrait,
} from '../../test-fixtures/portraits/portrait.ts';
import { randomPerson } from './people.ts';

/** What the network sees of a face, px. */
const FRAME: Size = { width: 160, height: 192 };
/** More on each side, so that training can shift, turn and scale. */
const MARGIN = 16;
const DRAWN: Size = { width: FRAME.width + 2 * MARGIN, height: FRAME.height + 2 * MARGIN };
const LENS = 128;
/** Portraits in a file. */
const SHARD = 100;

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

/**
 * One portrait in its frame, as bytes: red, green and blue; labels (128 more behind a lens); how much of each
 * pixel is the person; and the 468 landmarks as 32-bit floats, px of the frame with its margin.
 */
function recordOf(portrait: Portrait): Buffer {
  const { width, height, rgba, labels, lenses, alpha, truth } = portrait;
  const landmarks = Array.from({ length: truth.landmarks.length / 2 }, (_, i) => ({
    x: truth.landmarks[i * 2]!,
    y: truth.landmarks[i * 2 + 1]!,
    z: 0,
  }));
  const frame = widened(faceFrame(landmarks, FRAME));
  const rgb = readFrame({ width, height, data: rgba }, frame, DRAWN);
  const cover = new Uint8ClampedArray(rgba.length);
  for (let o = 0; o < alpha.length; o++) cover[o * 4] = alpha[o]! * 255;
  const share = readFrame({ width, height, data: cover }, frame, DRAWN);
  const pixels = DRAWN.width * DRAWN.height;
  const record = Buffer.alloc(pixels * 5 + landmarks.length * 8);
  for (let i = 0; i < pixels * 3; i++) record[i] = Math.round(rgb[i]! * 255);
  for (let o = 0; o < pixels; o++) {
    const place = {
      x: ((o % DRAWN.width) + 0.5) / DRAWN.width,
      y: (Math.floor(o / DRAWN.width) + 0.5) / DRAWN.height,
    };
    const { x, y } = inPhoto(frame, place);
    const column = Math.min(Math.max(Math.floor(x), 0), width - 1);
    const at = Math.min(Math.max(Math.floor(y), 0), height - 1) * width + column;
    record[pixels * 3 + o] = labels[at]! + LENS * lenses[at]!;
    record[pixels * 4 + o] = Math.round(share[o * 3]! * 255);
  }
  landmarks.forEach((point, i) => {
    const { x, y } = inFrame(frame, point);
    record.writeFloatLE(x * DRAWN.width, pixels * 5 + i * 8);
    record.writeFloatLE(y * DRAWN.height, pixels * 5 + i * 8 + 4);
  });
  return record;
}

const line = {
  usage: `npx tsx models/parsing/draw.ts --out DIR [--from N] [--to N]
  --from, --to  the first person, and the one after the last; default: 0 and 6000`,
  options: {
    out: required(text),
    from: withDefault(wholeNumber(0), 0),
    to: withDefault(wholeNumber(1), 6_000),
  },
};

await runCommandLine(import.meta.url, line, async ({ options: { out, from, to } }) => {
  await mkdir(out, { recursive: true });
  const studio = openStudio(await canonicalFace());
  for (let first = from; first < to; first += SHARD) {
    const name = join(out, `${String(first).padStart(6, '0')}`);
    const file = await open(`${name}.part`, 'w');
    const last = Math.min(first + SHARD, to);
    for (let seed = first; seed < last; seed++) {
      await file.write(recordOf(renderPortrait(studio, randomPerson(seed))));
    }
    await file.close();
    // Listed when complete, so that training may start on what is there.
    await writeFile(`${name}.json`, JSON.stringify({ first, last }));
  }
});
