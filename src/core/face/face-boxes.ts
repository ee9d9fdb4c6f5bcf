import type { Candidate, Face, Landmark } from '../check/artifacts.ts';
import { type Box, bounds, overlapOf } from '../pixels/geometry.ts';

/** Side of the square that the face detector looks at, px. */
export const DETECTOR_SIZE = 192;

const CELLS = 48;
const BOX_NUMBERS = 16;
const SAME_FACE = 0.4;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * Reads the output of MediaPipe's full-range face detector. For each of 48 × 48 cells it has a score (before the
 * sigmoid) and 16 numbers. The first four are the centre of the box, relative to the cell's centre, and its size,
 * in px of the 192 × 192 input. The boxes returned are in pixels of the picture that `square` was read from.
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

/** Keeps one face of each group of overlapping boxes: the one with the best score. */
export function distinctFaces(faces: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const face of [...faces].sort((a, b) => b.score - a.score)) {
    if (kept.every(({ box }) => overlapOf(box, face.box) < SAME_FACE)) kept.push(face);
  }
  return kept;
}

/** A face narrower than this share of the subject's is a poster, or a person far behind. */
const RELEVANT = 0.15;
/**
 * Two boxes, or a box and the subject's landmarks, are the same face if they share at least this part of the
 * smaller one's area.
 */
const ONE_PERSON = 0.5;

/**
 * The subject, whose landmarks are known, and every other face of relevant size. `seen` is what the detector's
 * first look shows, largest first; those larger than the subject were found to have no landmarks. `all` is what
 * all its looks show.
 */
export function relevantFaces(
  landmarks: readonly Landmark[],
  seen: readonly Candidate[],
  all: readonly Candidate[],
): readonly Face[] {
  const box = bounds(landmarks);
  const isSubject = (candidate: Candidate) => overlapOf(candidate.box, box) >= ONE_PERSON;
  const noFaces = seen.slice(0, Math.max(0, seen.findIndex(isSubject)));
  const subject = all.find(isSubject) ?? { box, score: 0 };
  const others = all.filter(
    (other) =>
      other !== subject &&
      other.box.width >= RELEVANT * subject.box.width &&
      noFaces.every((none) => overlapOf(none.box, other.box) < ONE_PERSON),
  );
  return [{ ...subject, landmarks }, ...others];
}
