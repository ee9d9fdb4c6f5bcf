import type { Size } from '../../core/pixels/geometry.ts';
import type { Spec } from '../../engine/spec.ts';
import { scoreOf } from '../../live/best.ts';
import type { LiveMeasurement } from '../../live/measurement.ts';
import type { Candidate } from '../../live/shot.ts';
import { sha256, toHex } from '../../receipt/bytes.ts';
import type { Measurer } from './measurer.ts';

// Not in TypeScript's DOM library (MediaStream Image Capture).
interface ImageCapture {
  takePhoto(): Promise<Blob>;
  getPhotoCapabilities(): Promise<{ readonly imageWidth?: { readonly max: number } }>;
}
declare const ImageCapture: new (track: MediaStreamTrack) => ImageCapture;

/** A still photo is worth the wait if it is this many times as wide as the video. */
const LARGER = 1.2;
/** Some phones never answer. */
const PATIENCE_MS = 4000;
const QUALITY = 0.97;

const later = (ms: number) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));

async function takePhoto(track: MediaStreamTrack): Promise<Blob | undefined> {
  if (typeof ImageCapture !== 'function') return undefined;
  try {
    const capture = new ImageCapture(track);
    const { imageWidth } = await capture.getPhotoCapabilities();
    const { width = 0, height = 0 } = track.getSettings();
    if ((imageWidth?.max ?? 0) < LARGER * Math.max(width, height)) return undefined;
    return await capture.takePhoto();
  } catch {
    return undefined;
  }
}

/** A still photo with more pixels than the video, where the device can take one. */
export const takeStill = (stream: MediaStream): Promise<Blob | undefined> => {
  const [track] = stream.getVideoTracks();
  return track ? Promise.race([takePhoto(track), later(PATIENCE_MS)]) : Promise.resolve(undefined);
};

function encoded(picture: CanvasImageSource, { width, height }: Size): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the frame cannot be encoded'))),
      'image/jpeg',
      QUALITY,
    ),
  );
}

/** The video's present frame, at its full resolution. */
export const grab = (video: HTMLVideoElement): Promise<Blob> =>
  encoded(video, { width: video.videoWidth, height: video.videoHeight });

/** SHA-256 of a picture's bytes, hexadecimal. */
export const digestOf = async (picture: Blob): Promise<string> =>
  toHex(await sha256(new Uint8Array(await picture.arrayBuffer())));

/** Less than either of the two momentary expressions counts. */
const AS_GOOD = 5;

/** A photo, and what was measured in it, where it is not one of the frames that were. */
interface Better {
  readonly photo: Blob;
  readonly still?: LiveMeasurement;
}

/** The still, unless the person blinked in it and not in the best frame. */
export async function betterOf(
  still: Blob | undefined,
  best: Candidate<ImageBitmap>,
  measurer: Measurer,
  spec: Spec,
): Promise<Better> {
  const bitmap = still && (await createImageBitmap(still).catch(() => undefined));
  const measured = bitmap && (await measurer.measureStill(bitmap));
  if (still && measured && scoreOf(measured, spec) >= best.score - AS_GOOD)
    return { photo: still, still: measured };
  return { photo: await encoded(best.frame, best.frame) };
}
