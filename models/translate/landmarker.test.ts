import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { recipes } from '../recipes.ts';
import refinements from './attention-refinements.json' with { type: 'json' };
import { landmarkSources } from './landmarker.ts';
import { at, readTflite } from './tflite.ts';
import { METADATA_NAME } from './tflite-metadata.ts';

const task = recipes.find(({ file }) => file === 'face_landmarker.task')?.make();
if (!task) throw new Error('no recipe for face_landmarker.task');
const files = unzipSync(task);

describe('face_landmarker.task', () => {
  test('a zip of the three files that FaceLandmarker asks for, stored', () => {
    expect(Object.keys(files)).toEqual([
      'face_detector.tflite',
      'face_landmarks_detector.tflite',
      'geometry_pipeline_metadata_landmarks.binarypb',
    ]);
    const methods: number[] = [];
    unzipSync(task, {
      filter: ({ compression }) => {
        methods.push(compression);
        return false;
      },
    });
    expect(methods).toEqual([0, 0, 0]);
  });

  test('the detector: 128 × 128 in, 896 anchors out, with metadata', () => {
    const model = readTflite(at(Object.values(files), 0));
    expect(model.inputs.map((index) => at(model.tensors, index).shape)).toEqual([[1, 128, 128, 3]]);
    expect(model.outputs.map((index) => at(model.tensors, index).shape)).toEqual([
      [1, 896, 16],
      [1, 896, 1],
    ]);
    expect([...model.metadata.keys()]).toEqual([METADATA_NAME]);
  });

  test('the landmarks: 192 × 192 in, 478 × (x, y, z) and one score out, with metadata', () => {
    const model = readTflite(at(Object.values(files), 1));
    expect(model.inputs.map((index) => at(model.tensors, index).shape)).toEqual([[1, 192, 192, 3]]);
    expect(model.outputs.map((index) => at(model.tensors, index).shape)).toEqual([
      [1, 1, 1, 1434],
      [1, 1, 1, 1],
    ]);
    expect([...model.metadata.keys()]).toEqual([METADATA_NAME]);
    expect(model.operators.slice(-9).map(({ name }) => name)).toEqual([
      ...Array(6).fill('RESHAPE'),
      'CONCATENATION',
      'GATHER',
      'RESHAPE',
    ]);
    const all = model.tensors.find(({ name }) => name === 'all');
    expect(all?.shape).toEqual([1868]);
    const sources = model.tensors.find(({ name }) => name === 'sources');
    expect(Array.from(new Int32Array(at([sources], 0)?.data.buffer ?? []))).toEqual(
      landmarkSources(),
    );
  });
});

describe('landmarkSources', () => {
  const sources = landmarkSources();

  test('a point that no region refines is the mesh’s', () => {
    expect(sources.slice(3 * 1, 3 * 1 + 3)).toEqual([3, 4, 5]);
  });
  test('a refined point has x and y of its region, z of the mesh', () => {
    expect(sources.slice(3 * 61, 3 * 61 + 3)).toEqual([1404, 1405, 3 * 61 + 2]);
    expect(sources.slice(3 * 33, 3 * 33 + 3)).toEqual([1564, 1565, 3 * 33 + 2]);
    expect(sources.slice(3 * 263, 3 * 263 + 3)).toEqual([1706, 1707, 3 * 263 + 2]);
  });
  test('an iris takes z of a corner of its eye', () => {
    expect(sources.slice(3 * 468, 3 * 468 + 3)).toEqual([1848, 1849, 3 * 33 + 2]);
    expect(sources.slice(3 * 477)).toEqual([1866, 1867, 3 * 263 + 2]);
  });
  test('every refined value is used once', () => {
    const refined = sources.filter((source) => source >= 1404).sort((a, b) => a - b);
    expect(refined).toEqual(Array.from({ length: 464 }, (_, k) => 1404 + k));
    expect(sources).toHaveLength(1434);
  });
  test('the regions refine 222 mesh points and add 10', () => {
    const points = Object.values(refinements).flat();
    expect(points).toHaveLength(232);
    expect(new Set(points).size).toBe(232);
    expect(points.filter((point) => point >= 468)).toHaveLength(10);
  });
});
