import { describe, expect, test } from 'vitest';
import type { Candidate, Face, Landmark } from '../check/artifacts.ts';
import type { Box } from '../pixels/geometry.ts';
import { DETECTOR_SIZE, decodeFaces, distinctFaces, relevantFaces } from './face-boxes.ts';

const CELLS = 48;

/** The detector's output with a few cells that report a face: row, column, score, and the box's numbers. */
function outputOf(...cells: readonly (readonly [number, number, number, readonly number[]])[]) {
  const scores = new Float32Array(CELLS * CELLS).fill(-20);
  const boxes = new Float32Array(CELLS * CELLS * 16).fill(999);
  for (const [row, column, score, numbers] of cells) {
    scores[row * CELLS + column] = score;
    boxes.set(numbers, (row * CELLS + column) * 16);
  }
  return { scores, boxes };
}
const own = { x: 0, y: 0, width: DETECTOR_SIZE, height: DETECTOR_SIZE };

describe('decodeFaces', () => {
  test('a box around a cell’s centre, with the offset and size that the network gives', () => {
    // Row 10, column 20: centre (82, 42) px.
    const { scores, boxes } = outputOf([10, 20, 0, [2, -3, 40, 60]]);
    expect(decodeFaces(scores, boxes, own, 0.5)).toEqual([
      { score: 0.5, box: { x: 82 + 2 - 20, y: 42 - 3 - 30, width: 40, height: 60 } },
    ]);
  });

  test('in pixels of the picture that the square was read from', () => {
    const { scores, boxes } = outputOf([10, 20, 0, [2, -3, 40, 60]]);
    const square = { x: 100, y: -50, width: 384, height: 384 };
    expect(decodeFaces(scores, boxes, square, 0.5)[0].box).toEqual({
      x: 100 + 2 * 64,
      y: -50 + 2 * 9,
      width: 80,
      height: 120,
    });
  });

  test('the first and the last cell', () => {
    const { scores, boxes } = outputOf([0, 0, 3, [0, 0, 4, 4]], [47, 47, 3, [0, 0, 4, 4]]);
    expect(decodeFaces(scores, boxes, own, 0.5).map(({ box }) => box)).toEqual([
      { x: 0, y: 0, width: 4, height: 4 },
      { x: 188, y: 188, width: 4, height: 4 },
    ]);
  });

  test('scores go through the sigmoid before they are held against the least one', () => {
    const box = [0, 0, 10, 10];
    const { scores, boxes } = outputOf([1, 1, -0.01, box], [1, 2, 0.01, box], [1, 3, 800, box]);
    const found = decodeFaces(scores, boxes, own, 0.5).map(({ score }) => score);
    expect(found).toHaveLength(2);
    expect(found[0]).toBeCloseTo(0.5025, 4);
    expect(found[1]).toBe(1);
    expect(decodeFaces(scores, boxes, own, 0.4)).toHaveLength(3);
    expect(decodeFaces(outputOf().scores, boxes, own, 0.4)).toEqual([]);
  });
});

describe('distinctFaces', () => {
  const face = (score: number, x: number, y: number, side: number): Face => ({
    score,
    box: { x, y, width: side, height: side },
  });

  test('keeps the best of overlapping boxes, best first', () => {
    const [good, better, best] = [face(0.7, 2, 0, 100), face(0.8, 0, 3, 100), face(0.9, 1, 1, 100)];
    expect(distinctFaces([good, best, better])).toEqual([best]);
  });

  test('keeps neighbours, and boxes that overlap by less than two fifths', () => {
    const first = face(0.9, 0, 0, 100);
    expect(distinctFaces([first, face(0.8, 100, 0, 100)])).toHaveLength(2);
    expect(distinctFaces([first, face(0.8, 61, 0, 100)])).toHaveLength(2);
    expect(distinctFaces([first, face(0.8, 60, 0, 100)])).toHaveLength(1);
  });

  test('a small box inside a better, large one is the same face', () => {
    expect(distinctFaces([face(0.6, 40, 40, 20), face(0.9, 0, 0, 100)])).toHaveLength(1);
  });

  test('a box that was dropped drops no other', () => {
    const [a, b, c] = [face(0.9, 0, 0, 100), face(0.8, 50, 0, 100), face(0.7, 105, 0, 100)];
    expect(distinctFaces([a, b, c])).toEqual([a, c]);
  });

  test('leaves its input as it was', () => {
    const faces = [face(0.1, 0, 0, 10), face(0.2, 50, 0, 10)];
    const before = [...faces];
    expect(distinctFaces(faces)).toEqual([faces[1], faces[0]]);
    expect(faces).toEqual(before);
    expect(distinctFaces([])).toEqual([]);
  });
});

describe('relevantFaces', () => {
  const square = (x: number, side: number): Candidate => ({
    box: { x, y: 0, width: side, height: side },
    score: 0.9,
  });
  const pointsOn = ({ x, y, width, height }: Box): readonly Landmark[] => [
    { x, y, z: 0 },
    { x: x + width, y: y + height, z: 0 },
  ];
  const dog = square(0, 200);
  const person = square(300, 100);
  const child = square(500, 50);
  const poster = square(600, 14);
  const atTheEdge = square(-80, 150);
  const landmarks = pointsOn(person.box);
  const subject = { ...person, landmarks };

  test('the subject comes first, then everybody who is not much smaller', () => {
    const all = [person, child, poster];
    expect(relevantFaces(landmarks, all, all)).toEqual([subject, child]);
  });

  test('a larger face of the first look without landmarks is nobody, however often it is seen', () => {
    const again = { ...dog, box: { ...dog.box, x: 10 } };
    const seen = relevantFaces(landmarks, [dog, person], [again, person, child]);
    expect(seen).toEqual([subject, child]);
  });

  test('a larger face that only later looks show is a person', () => {
    const seen = relevantFaces(landmarks, [person], [atTheEdge, person]);
    expect(seen).toEqual([subject, atTheEdge]);
  });

  test('a subject that the detector misses counts, and so do all faces that it sees', () => {
    const unseen = { box: person.box, score: 0, landmarks };
    expect(relevantFaces(landmarks, [dog], [dog])).toEqual([unseen, dog]);
    expect(relevantFaces(landmarks, [], [])).toEqual([unseen]);
  });
});
