import { zipSync } from 'fflate';
import refinements from './attention-refinements.json' with { type: 'json' };
import { vector } from './flatbuffer.ts';
import { size } from './layout.ts';
import { at } from './tflite.ts';
import { withHead } from './tflite-head.ts';
import { imageMetadata, METADATA_NAME } from './tflite-metadata.ts';
import { FIELDS } from './tflite-schema.ts';
import type { TfliteWriter } from './tflite-writer.ts';

const MESH_POINTS = 468;
const POINTS = 478;
/** An iris has no depth of its own. It takes the depth of a corner of its eye. */
const DEPTH_OF_IRIS = { leftIris: 33, rightIris: 263 } as const;

/**
 * For each of 478 × (x, y, z), the index of the attention model's value. The model's outputs, joined, are 468 ×
 * (x, y, z) of the mesh, then (x, y) of each region in the order of the refinements. A refined point takes x and y
 * from its region, and keeps the mesh's z. Exported for tests.
 */
export function landmarkSources(): number[] {
  const sources = Array.from({ length: POINTS * 3 }, (_, k) => k);
  let next = MESH_POINTS * 3;
  for (const [region, points] of Object.entries(refinements)) {
    for (const point of points) {
      sources[3 * point] = next++;
      sources[3 * point + 1] = next++;
      if (point < MESH_POINTS) continue;
      sources[3 * point + 2] = 3 * DEPTH_OF_IRIS[region as keyof typeof DEPTH_OF_IRIS] + 2;
    }
  }
  return sources;
}

/** The face detector with the metadata that the task needs: RGB to -1…1. */
function detectorModel(tflite: Uint8Array): Uint8Array<ArrayBuffer> {
  return withHead(tflite, (writer, { outputs }) => {
    writer.addMetadata(METADATA_NAME, imageMetadata(127.5, 127.5));
    return outputs;
  });
}

/**
 * The attention model with the metadata that the task needs (RGB to 0…1). Its seven outputs become the two that
 * the task needs: 1 × 1 × 1 × 1434 landmarks, that is 478 × (x, y, z) in pixels of the 192 × 192 input, and the
 * presence score.
 */
function landmarksModel(tflite: Uint8Array): Uint8Array<ArrayBuffer> {
  return withHead(tflite, (writer, { outputs, tensors }) => {
    writer.addMetadata(METADATA_NAME, imageMetadata(0, 255));
    const presence = at(outputs, outputs.length - 1);
    const sizes: number[] = [];
    const flat = outputs.slice(0, -1).map((tensor, k) => {
      const length = size(at(tensors, tensor).shape);
      sizes.push(length);
      return reshape(writer, tensor, `flat${k}`, [length]);
    });

    const all = writer.addTensor('all', [sizes.reduce((sum, length) => sum + length, 0)]);
    writer.addOperator({
      name: 'CONCATENATION',
      inputs: flat,
      outputs: [all],
      options: () => [[FIELDS.axis.axis, 'Int32', 0]],
    });

    const sources = landmarkSources();
    const picked = writer.addTensor('picked', [sources.length]);
    writer.addOperator({
      name: 'GATHER',
      inputs: [all, writer.addInts('sources', sources)],
      outputs: [picked],
      options: () => [[FIELDS.axis.axis, 'Int32', 0]],
    });
    return [reshape(writer, picked, 'landmarks', [1, 1, 1, sources.length]), presence];
  });
}

function reshape(
  writer: TfliteWriter,
  tensor: number,
  name: string,
  shape: readonly number[],
): number {
  const output = writer.addTensor(name, shape);
  writer.addOperator({
    name: 'RESHAPE',
    inputs: [tensor, writer.addInts(`${name}/shape`, shape)],
    outputs: [output],
    options: (builder) => [[FIELDS.reshape.shape, 'Offset', vector(builder, 'Int32', shape)]],
  });
  return output;
}

/** The files that `face_landmarker.task` is made of, as their packages give them. */
interface LandmarkerFiles {
  readonly detector: Uint8Array<ArrayBuffer>;
  readonly landmarks: Uint8Array<ArrayBuffer>;
  readonly geometry: Uint8Array<ArrayBuffer>;
}

/** `face_landmarker.task`, for the FaceLandmarker of MediaPipe's tasks-vision: a zip, stored. */
export function landmarkerTask(files: LandmarkerFiles): Uint8Array<ArrayBuffer> {
  // Times in a zip are local times. A date made of local parts gives the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    {
      'face_detector.tflite': detectorModel(files.detector),
      'face_landmarks_detector.tflite': landmarksModel(files.landmarks),
      'geometry_pipeline_metadata_landmarks.binarypb': files.geometry,
    },
    { level: 0, mtime },
  );
}
