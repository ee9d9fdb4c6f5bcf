import manifest from '../../models/manifest.json' with { type: 'json' };
import { glimpseFaces, loadDetector } from '../artifacts/networks/face-detector.ts';
import { detectLandmarks, loadLandmarker } from '../artifacts/networks/landmarker.ts';
import { loadFaceParser, parsingOf } from '../artifacts/networks/parsing.ts';
import { loadPortrait, portraitOf } from '../artifacts/networks/portrait.ts';
import { once } from '../artifacts/once.ts';
import { rasterPicture } from '../artifacts/pictures/picture.ts';
import { wholeOf } from '../core/pixels/geometry.ts';
import type { Raster } from '../core/pixels/raster.ts';
import { sha256, toHex } from '../receipt/bytes.ts';
import { loadInTurn } from './load-in-turn.ts';

/** What the endpoint looks for a face with: it flags a photo and gives no verdict. */
type EndpointModel = 'face-glance.onnx';

/**
 * The files of the manifest that are models a verdict depends on. The others are runtimes, and the face that portraits
 * are drawn from.
 */
export type Model = Exclude<
  Extract<keyof typeof manifest, `${string}.onnx` | `${string}.task`>,
  EndpointModel
>;

interface Loading {
  /** Models are prepared in this order; those with the same step in parallel. */
  readonly step: number;
  /** Loads it once. */
  load(): Promise<unknown>;
  /** Loads it, and runs it once on an empty picture: the first run is the slowest. */
  ready(): Promise<unknown>;
}

const SIDE = 256;
const blank: Raster = { width: SIDE, height: SIDE, data: new Uint8ClampedArray(4 * SIDE * SIDE) };
const nowhere = Array.from({ length: 478 }, () => ({ x: 0, y: 0, z: 0 }));

/** Every model that a verdict depends on. The signed digest follows this order, so add a new model at the end. */
const models: Readonly<Record<Model, Loading>> = {
  'face_landmarker.task': {
    step: 0,
    load: loadLandmarker,
    ready: () => detectLandmarks(blank),
  },
  'face-detector.onnx': {
    step: 1,
    load: loadDetector,
    ready: () => glimpseFaces(rasterPicture(blank)),
  },
  'portrait.onnx': {
    step: 0,
    load: loadPortrait,
    ready: () => portraitOf(rasterPicture(blank), wholeOf(blank)),
  },
  'face-parser.onnx': {
    step: 2,
    load: loadFaceParser,
    ready: () => parsingOf(blank, nowhere),
  },
};
const all = Object.keys(models) as readonly Model[];

/**
 * Prepares the models of a step in parallel, so that the first photo does not wait for them. Returns whether
 * another step follows: between two steps a photo can be checked.
 */
export async function warmUp(step: number): Promise<boolean> {
  const due = Object.values(models).filter((model) => model.step === step);
  await Promise.all(due.map((model) => model.ready()));
  return Object.values(models).some((model) => model.step > step);
}

/** Prepares what a camera needs first. */
export async function warmUpCamera(): Promise<void> {
  await models['face_landmarker.task'].ready();
}

/** Starts to load all models in parallel. A failure reaches the code that needs the model. */
export function beginLoading(): void {
  for (const { load } of Object.values(models)) load().catch(() => {});
}

/**
 * Starts to load all models, one after the other: `first`, then the others in the order of their steps. Returns a
 * function that tells whether all of `first` are here; it throws where one of them cannot be loaded.
 */
export function loadAll(first: readonly Model[]): () => boolean {
  const others = all
    .filter((model) => !first.includes(model))
    .sort((a, b) => models[a].step - models[b].step);
  return loadInTurn(
    first.map((model) => models[model].load),
    others.map((model) => models[model].load),
  );
}

/**
 * SHA-256 over the SHA-256 of each model that a verdict depends on, hexadecimal. Empty on an insecure origin,
 * where browsers offer no cryptography and no receipt can be made.
 */
export const modelsDigest = once(async (): Promise<string> => {
  if (!globalThis.crypto?.subtle) return '';
  const text = all.map((file) => manifest[file].sha256).join('\n');
  return toHex(await sha256(new TextEncoder().encode(text)));
});
