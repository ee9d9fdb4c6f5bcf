import { makers } from '../../../artifacts/makers.ts';
import { detectGlimpse, loadDetector } from '../../../artifacts/networks/face-detector.ts';
import { framingOf } from '../../../artifacts/networks/faces.ts';
import { detectLandmarks } from '../../../artifacts/networks/landmarker.ts';
import { readSquare } from '../../../artifacts/networks/padded.ts';
import { loadFaceParser } from '../../../artifacts/networks/parsing.ts';
import { loadPortrait, portraitOf } from '../../../artifacts/networks/portrait.ts';
import { decodeJpeg, encodeJpeg } from '../../../artifacts/pictures/jpeg.ts';
import { decodePicture, rasterPicture } from '../../../artifacts/pictures/picture.ts';
import { startNetworksWorker } from '../../../assess/networks-thread.ts';
import { assessPhoto } from '../../../assess/photo.ts';
import { checks } from '../../../checks/index.ts';
import type { AnyCheck } from '../../../core/check/check.ts';
import { type Gather, gatherer, Unavailable } from '../../../core/check/gatherer.ts';
import { imageFacts } from '../../../core/image-file/facts.ts';
import { wholeOf } from '../../../core/pixels/geometry.ts';
import { composeCrop } from '../../../engine/compose.ts';
import { defaultSpec } from '../../../specs/index.ts';
import type { Times } from '../times.ts';

startNetworksWorker();

const spec = defaultSpec;
const silent = () => {};

/** Runs steps and keeps what each took, in ms. */
function stopwatch() {
  const times: Record<string, number> = {};
  return {
    times,
    async time<T>(name: string, step: () => T | Promise<T>): Promise<T> {
      const begun = performance.now();
      const result = await step();
      times[name] = performance.now() - begun;
      return result;
    },
  };
}

/** The whole verdict, as in the product: from the file's bytes, and again from the finished photo's bytes. */
async function verdict(file: Blob): Promise<Times> {
  const { times, time } = stopwatch();
  const request = { spec: spec.id, mode: 'compose' } as const;
  const result = await time('compose', () => assessPhoto(file, request, silent));
  if (!result.ok) throw new Error(`the photo is refused: ${result.refusal}`);
  const photo = new Blob([result.assessment.photo]);
  await time('as-is', () => assessPhoto(photo, { spec: spec.id, mode: 'as-is' }, silent));
  return times;
}

/** The value of a check. Undefined for a photo that does not show it. */
async function measured(check: AnyCheck, gather: Gather): Promise<unknown> {
  try {
    return check.measure(await gather(check.needs));
  } catch (error) {
    if (error instanceof Unavailable) return undefined;
    throw error;
  }
}

/** The same, a stage at a time. */
async function stages(file: Blob): Promise<Times> {
  const { times, time } = stopwatch();
  const picture = await time('decode', () => decodePicture(file));
  if (!picture) throw new Error('the photo cannot be decoded');
  const source = gatherer({ picture }, makers);
  await time('overview', () => picture.overview());
  await time('detector', () => source(['candidates']));
  await time('landmarks', () => source(['subject']));
  await time('mask', () => source(['portrait']));
  const { head } = await source(['head']);
  const { region } = composeCrop(head, picture, spec);
  const crop = await time('crop', () => picture.read(region, spec.format));
  const jpeg = await time('encode', () => encodeJpeg(crop, spec.format));
  picture.close();
  const photo = await time('decode the photo', () => decodeJpeg(jpeg));
  const facts = imageFacts(jpeg);
  if (!photo || !facts) throw new Error('the photo cannot be read back');
  const { source: known } = await source(['source']);
  const composed = rasterPicture(photo);
  const landmarks = await time('landmarks of the photo', () => detectLandmarks(photo));
  const portrait = await time('mask of the photo', () => portraitOf(composed, wholeOf(composed)));
  const subject = { ...(landmarks && { landmarks }) };
  const seed = { source: known, file: facts, photo, picture: composed, subject, portrait };
  const gather = gatherer(seed, makers);
  for (const check of checks as readonly AnyCheck[]) {
    await time(`check ${check.id}`, () => measured(check, gather));
  }
  return times;
}

/** Every network once, on prepared input. Every verdict needs the first two. */
async function floor(file: Blob): Promise<Times> {
  const { times, time } = stopwatch();
  const picture = await decodePicture(file);
  if (!picture) throw new Error('the photo cannot be decoded');
  const { found } = await detectGlimpse(picture);
  const [face] = found;
  if (!face) throw new Error('there is no face in the photo');
  const { raster } = readSquare(picture, framingOf(face.box), 384);
  picture.close();
  const networks = {
    mask: { run: await loadPortrait(), height: 256, width: 256 },
    detector: { run: await loadDetector(), height: 192, width: 192 },
    parser: { run: await loadFaceParser(), height: 192, width: 160 },
  };
  await time('landmarks', () => detectLandmarks(raster));
  for (const [name, { run, height, width }] of Object.entries(networks)) {
    const grey = new Float32Array(height * width * 3).fill(0.5);
    await time(name, () => run(grey, [1, height, width, 3]));
  }
  return times;
}

const runs = { verdict, stages, floor } as const;
export type Run = keyof typeof runs;

self.onmessage = async ({ data }: MessageEvent<{ run: Run; file: Blob }>) => {
  try {
    self.postMessage({ times: await runs[data.run](data.file) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
