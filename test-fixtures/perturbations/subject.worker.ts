import { makers } from '../../src/artifacts/makers.ts';
import { decodeJpeg } from '../../src/artifacts/pictures/jpeg.ts';
import { rasterPicture } from '../../src/artifacts/pictures/picture.ts';
import { assessPhoto } from '../../src/assess/photo.ts';
import { gatherer, Unavailable } from '../../src/core/check/gatherer.ts';
import type { Answer } from './subjects.ts';

function base64(bytes: Iterable<number>): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Composes a snapshot, and finds who is in the composed photo. */
async function subjectIn(snapshot: Blob, spec: string): Promise<Answer | undefined> {
  const result = await assessPhoto(snapshot, { spec, mode: 'compose' }, () => {});
  if (!result.ok) return undefined;
  const bytes = result.assessment.photo;
  const photo = await decodeJpeg(bytes);
  if (!photo) return undefined;
  try {
    const gather = gatherer({ photo, picture: rasterPicture(photo) }, makers);
    const { landmarks, portrait } = await gather(['landmarks', 'portrait']);
    const { matte, region } = portrait;
    return {
      size: [photo.width, photo.height],
      pixels: base64(photo.data),
      landmarks,
      region,
      matteSize: [matte.width, matte.height],
      matte: base64(Uint8Array.from(matte.data, (share) => Math.round(share * 255))),
    };
  } catch (error) {
    if (error instanceof Unavailable) return undefined;
    throw error;
  }
}

self.onmessage = async ({ data: { path, spec } }: MessageEvent<{ path: string; spec: string }>) => {
  const snapshot = await (await fetch(path)).blob();
  self.postMessage(await subjectIn(snapshot, spec));
};
