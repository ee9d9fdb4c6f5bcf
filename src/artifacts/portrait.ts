import portraitUrl from '../../models/build/portrait.onnx?url';
import type { Picture, Portrait } from '../core/artifacts.ts';
import { type Box, clip, type Size } from '../core/geometry.ts';
import { networkInput } from './network-input.ts';
import { loadNetwork } from './networks.ts';
import { once } from './once.ts';

const SIZE = 256;

/** Loads the portrait network once. */
export const loadPortrait = once(() => loadNetwork(portraitUrl));

/** Where head, hair and shoulders of a person lie about the detector's box of the face, in box widths from its middle. */
const ABOUT_BOX = { aside: 1.08, above: 1.62, height: 2.88 };

/** The part of a picture that holds head, hair and shoulders of whoever has a face in that box. */
export function portraitRegion({ x, y, width, height }: Box, picture: Size): Box {
  const { aside, above, height: high } = ABOUT_BOX;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const region = {
    x: middle.x - aside * width,
    y: middle.y - above * width,
    width: 2 * aside * width,
    height: high * width,
  };
  return clip(region, picture);
}

/** Which pixels of a region of the picture belong to the person, at 256 × 256. */
export async function portraitOf(picture: Picture, region: Box): Promise<Portrait> {
  const network = await loadPortrait();
  const size = { width: SIZE, height: SIZE };
  const input = networkInput(picture, region, size, { low: 0, high: 1 });
  const { mask } = await network(input, [1, SIZE, SIZE, 3]);
  return { matte: { width: SIZE, height: SIZE, data: mask }, region };
}
