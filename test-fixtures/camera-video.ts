/** A film for Chromium's fake camera: a person who follows a photographer's instructions one by one. */
import sharp from 'sharp';
import type { Size } from '../src/core/pixels/geometry.ts';
import type { PortraitCase } from './named-portraits.ts';
import { type PortraitChanges, vary } from './portraits/parameters.ts';
import { bob, shortHair } from './portraits/people.ts';
import { drawnFile } from './render.ts';

/** Small, so that a slow machine has time for the test itself besides drawing, encoding and decoding. */
const SIZE = { width: 480, height: 640 };
/** Chromium plays a file of JPEGs at this many frames a second. */
const FRAMES_PER_SECOND = 30;

/** Where the outline expects a head in a frame of this size. */
const placed = { headHeight: 0.53, crown: 0.15 };

export interface Scene {
  /** What is wrong; `right` where nothing is. */
  readonly name: string;
  readonly seconds: number;
  readonly person: PortraitChanges;
  /** Another person, where it is not the usual one. */
  readonly who?: typeof shortHair;
}

/** The last is the longest: the photo must be taken before the film begins again. */
export const scenes: readonly Scene[] = [
  { name: 'far', seconds: 4, person: { camera: { headHeight: 0.3, crown: 0.25 } } },
  { name: 'aside', seconds: 4, person: { camera: { ...placed, cx: 0.33 } } },
  { name: 'turned', seconds: 4, person: { camera: placed, yaw: 20 } },
  { name: 'eyes-shut', seconds: 4, person: { camera: placed, eyeOpen: 0 } },
  { name: 'right', seconds: 12, person: { camera: placed } },
];

/** Two visitors, one after the other. Each does everything right. */
export const visitors: readonly Scene[] = [
  { name: 'first-visitor', seconds: 4, person: { camera: placed } },
  { name: 'second-visitor', seconds: 4, person: { camera: placed }, who: bob },
];

/** Side of the squares in the bottom left corner that encode the scene's number, px. */
export const MARK = 16;
export const MARKS = 4;

/** The scene's number in binary, the lowest bit first: white is 1. */
const marksOf = (scene: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${MARK * MARKS}" height="${MARK}">
      <rect width="100%" height="100%"/>${Array.from({ length: MARKS }, (_, bit) =>
        (scene >> bit) & 1
          ? `<rect x="${bit * MARK}" width="${MARK}" height="${MARK}" fill="#fff"/>`
          : '',
      ).join('')}</svg>`,
  );

async function frameOf(
  { name, person, who = shortHair }: Scene,
  scene: number,
  size: Size,
): Promise<Buffer> {
  const entry: PortraitCase = {
    ...size,
    name: `camera-${name}`,
    mode: 'compose',
    shows: name,
    people: [vary(who, person)],
    expect: { outcome: 'accept', failing: [] },
  };
  const input = marksOf(scene);
  return sharp(await drawnFile(entry))
    .composite([{ input, left: 0, top: size.height - MARK }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** The film as a sequence of JPEGs (.mjpeg). The camera repeats it. */
export async function cameraVideo(
  film: readonly Scene[] = scenes,
  size: Size = SIZE,
): Promise<Buffer> {
  const frames: Buffer[] = [];
  for (const [i, scene] of film.entries()) {
    const frame = await frameOf(scene, i, size);
    for (let n = 0; n < scene.seconds * FRAMES_PER_SECOND; n++) frames.push(frame);
  }
  return Buffer.concat(frames);
}
