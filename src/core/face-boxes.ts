import type { Candidate } from './artifacts.ts';
import { type Box, overlapOf } from './geometry.ts';

/** Side of the square that the face detector looks at, px. */
export const DETECTOR_SIZE = 192;

const CELLS = 48;
const BOX_NUMBERS = 16;
const SAME_FACE = 0.4;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * Reads the output of MediaPipe's full-range face detector: for each of 48 × 48 cells a score (before the
 * sigmoid) and 16 numbers, of which the first four are the box's centre, relative to the cell's, and its
 * size, in px of the 192 × 192 input. Boxes come back in pixels of the picture that `square` was read
 * from.
 */
export function decodeFaces(
  scores: ArrayLike<number>,
  boxes: ArrayLike<number>,
  square: Box,
  minScore: number,
): readonly Candidate[] {
  const scale = square.width / DETECTOR_SIZE;
  const cell = square.width / CELLS;
  return Array.from(scores, sigmoid).flatMap((score, i) => {
    if (score < minScore) return [];
    const at = i * BOX_NUMBERS;
    const width = boxes[at + 2] * scale;
    const height = boxes[at + 3] * scale;
    const x = square.x + ((i % CELLS) + 0.5) * cell + boxes[at] * scale - width / 2;
    const y = square.y + (Math.floor(i / CELLS) + 0.5) * cell + boxes[at + 1] * scale - height / 2;
    return [{ box: { x, y, width, height }, score }];
  });
}

/** One face for each group of boxes that cover each other: its best. */
export function distinctFaces(faces: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const face of [...faces].sort((a, b) => b.score - a.score)) {
    if (kept.every(({ box }) => overlapOf(box, face.box) < SAME_FACE)) kept.push(face);
  }
  return kept;
}
