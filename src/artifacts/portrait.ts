import portraitUrl from '../../models/build/portrait.onnx?url';
import type { Picture, Portrait } from '../core/artifacts.ts';
import type { Box } from '../core/geometry.ts';
import { once } from './once.ts';
import { loadNetwork } from './onnx.ts';

const SIZE = 256;

/** Loads the portrait network once. */
export const loadPortrait = once(() => loadNetwork(portraitUrl));

/** Which pixels of a region of the picture belong to the person, at 256 × 256. */
export async function portraitOf(picture: Picture, region: Box): Promise<Portrait> {
  const { data } = picture.read(region, { width: SIZE, height: SIZE });
  const input = new Float32Array(SIZE * SIZE * 3);
  for (let from = 0, to = 0; to < input.length; from += 4) {
    for (let c = 0; c < 3; c++) input[to++] = data[from + c] / 255;
  }
  const { mask } = await (await loadPortrait())(input, [1, SIZE, SIZE, 3]);
  return { matte: { width: SIZE, height: SIZE, data: mask }, region };
}
