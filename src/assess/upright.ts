import { makers } from '../artifacts/makers.ts';
import { turnedPicture } from '../artifacts/pictures/decode.ts';
import { type DecodedPicture, rasterPicture } from '../artifacts/pictures/picture.ts';
import type { Picture } from '../core/check/artifacts.ts';
import { type Gather, gatherer } from '../core/check/gatherer.ts';
import { faceExtent, faceWidth } from '../core/face/head.ts';
import { poseOf } from '../core/face/pose.ts';
import { type Turn, turned } from '../core/pixels/turn.ts';

/** A face that leans farther lies, degrees. */
const LYING = 45;
/** Of a picture's shorter side: a narrower face may be no face, in a picture that lies. */
const NARROW = 0.14;
/** How many times as wide as every other upright face the one must be whose turn is taken. */
const CLEARLY = 2;

/** The width of the upright face in a picture, in its shorter sides; 0 where it shows none, or one that lies. */
async function uprightFace(picture: Picture, gather: Gather): Promise<number> {
  const { landmarks } = (await gather(['subject'])).subject;
  if (!landmarks || Math.abs(poseOf(landmarks).roll) > LYING) return 0;
  return faceWidth(faceExtent(landmarks)) / Math.min(picture.width, picture.height);
}

const otherTurns: readonly Turn[] = ['quarter-right', 'half', 'quarter-left'];

/**
 * A picture turned upright, where it shows no face, or only a narrow one, as it is, and one of the other three turns
 * alone shows a face clearly. Undefined where it stays as it is. The file's own orientation may be missing or wrong.
 * @param gather what is known of the picture as it is
 */
export async function turnedUpright(
  picture: DecodedPicture,
  gather: Gather,
): Promise<DecodedPicture | undefined> {
  const now = await uprightFace(picture, gather);
  if (now >= NARROW) return undefined;
  const { raster } = picture.overview();
  const others = [];
  for (const turn of otherTurns) {
    const lying = rasterPicture(turned(raster, turn));
    const width = await uprightFace(lying, gatherer({ picture: lying }, makers));
    others.push({ turn, width });
  }
  const [best, second] = others.toSorted((a, b) => b.width - a.width);
  if (!best || best.width < NARROW) return undefined;
  if (best.width < CLEARLY * Math.max(now, second?.width ?? 0)) return undefined;
  return turnedPicture(picture, [best.turn]);
}
