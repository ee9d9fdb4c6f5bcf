import { readFileSync } from 'node:fs';
import { leanRuntime, type Runtime, runtimes } from './lean/runtimes.ts';
import type { Use } from './manifest.ts';
import { packageFile, packageVersion, packedFile } from './packages.ts';
import { landmarkerTask } from './translate/landmarker.ts';
import { tfliteToOnnx } from './translate/tflite-to-onnx.ts';

const FACE_MESH = '@mediapipe/face_mesh';
const FACE_DETECTION = '@mediapipe/face_detection';
const SELFIE_SEGMENTATION = '@mediapipe/selfie_segmentation';
const FACE_MESH_PACK = 'face_mesh_solution_packed_assets';
/** From the repository's root. */
const FACE_PARSER = 'models/parsing/face-parser.onnx';
const GEOMETRY = 'geometry_pipeline_metadata_landmarks.binarypb';

const faceMeshFile = (file: string) => packedFile(FACE_MESH, FACE_MESH_PACK, file);
const origin = (name: string, file: string) => ({
  package: name,
  version: packageVersion(name),
  file,
});

/** How one file of `models/build` is made, and the facts about it. */
interface Recipe extends Use {
  readonly file: string;
  make(): Uint8Array;
}

const LICENCE = 'Apache-2.0';

const runtime = (file: Runtime, licence: string, runs: string): Recipe => ({
  file,
  licence,
  origin: origin(runtimes[file].package, runtimes[file].file),
  use: `the part of a WebAssembly runtime that our models need: ${runs}`,
  card: 'models/cards/runtimes.md',
  make: () => leanRuntime(file, packageFile(runtimes[file].package, runtimes[file].file)),
});

/** Every model file, in the order of the manifest. */
export const recipes: readonly Recipe[] = [
  {
    file: 'face_landmarker.task',
    licence: LICENCE,
    origin: origin(FACE_MESH, `${FACE_MESH_PACK}.data`),
    use: 'faces, 478 landmarks and the head-pose matrix, with FaceLandmarker of tasks-vision',
    card: 'models/cards/face-landmarker.md',
    make: () =>
      landmarkerTask({
        detector: faceMeshFile('face_detection_short_range.tflite'),
        landmarks: faceMeshFile('face_landmark_with_attention.tflite'),
        geometry: faceMeshFile(GEOMETRY),
      }),
  },
  {
    file: 'canonical-face.binarypb',
    licence: LICENCE,
    origin: origin(FACE_MESH, `${FACE_MESH_PACK}.data`),
    use: 'the canonical face: 468 vertices, triangles and weights, for head pose and rendering',
    card: 'models/cards/canonical-face.md',
    make: () => faceMeshFile(GEOMETRY),
  },
  {
    file: 'portrait.onnx',
    licence: LICENCE,
    origin: origin(SELFIE_SEGMENTATION, 'selfie_segmentation.tflite'),
    use: 'how much of each pixel belongs to the person, with ONNX Runtime Web',
    card: 'models/cards/portrait.md',
    make: () =>
      tfliteToOnnx(packageFile(SELFIE_SEGMENTATION, 'selfie_segmentation.tflite'), 'portrait', {
        input: 'input',
        outputs: ['mask'],
      }),
  },
  {
    file: 'face-detector.onnx',
    licence: LICENCE,
    origin: origin(FACE_DETECTION, 'face_detection_full_range.tflite'),
    use: 'small faces in the background, with ONNX Runtime Web',
    card: 'models/cards/face-detector.md',
    make: () =>
      tfliteToOnnx(
        packageFile(FACE_DETECTION, 'face_detection_full_range.tflite'),
        'face-detector',
        {
          input: 'input',
          outputs: ['boxes', 'scores'],
        },
      ),
  },
  {
    file: 'face-glance.onnx',
    licence: LICENCE,
    origin: origin(FACE_DETECTION, 'face_detection_short_range.tflite'),
    use: 'at the endpoint: whether a photo shows a face at all, with ONNX Runtime Web',
    card: 'models/cards/face-glance.md',
    make: () =>
      tfliteToOnnx(
        packageFile(FACE_DETECTION, 'face_detection_short_range.tflite'),
        'face-glance',
        { input: 'input', outputs: ['boxes', 'scores'] },
      ),
  },
  {
    file: 'face-parser.onnx',
    licence: LICENCE,
    origin: { trained: FACE_PARSER },
    use: 'what is seen where on and about the face, and told of the whole picture: hat, mask, hand, lenses, hair, ears; with ONNX Runtime Web',
    card: 'models/cards/face-parser.md',
    make: () => new Uint8Array(readFileSync(new URL(`../${FACE_PARSER}`, import.meta.url))),
  },
  runtime('vision.wasm', LICENCE, 'face_landmarker.task'),
  runtime('ort.wasm', 'MIT', 'the .onnx files'),
];
