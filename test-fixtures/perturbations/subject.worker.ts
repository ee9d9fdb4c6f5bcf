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

/** The bytes of the photo that a document would get; those that are given, where there is no document. */
async function bytesOf(snapshot: Blob, spec?: string) {
  if (spec === undefined) return new Uint8Array(await snapshot.arrayBuffer());
  const result = await assessPhoto(snapshot, { spec, mode: 'compose' }, () => {});
  return result.ok ? result.assessment.photo : undefined;
}

/** Composes a snapshot where a document is named, and finds who is in it. */
async function subjectIn(snapshot: Blob, spec?: string): Promise<Answer | undefined> {
  const bytes = await bytesOf(snapshot, spec);
  const photo = bytes && (await decodeJpeg(bytes));
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

self.onmessage = async ({
  data: { path, spec },
}: MessageEvent<{ path: string; spec?: string }>) => {
  const snapshot = await (await fetch(path)).blob();
  self.postMessage(await subjectIn(snapshot, spec));
};
