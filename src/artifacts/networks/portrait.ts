import portraitUrl from '../../../models/build/portrait.onnx?url';
import type { Picture, Portrait } from '../../core/check/artifacts.ts';
import type { Box } from '../../core/pixels/geometry.ts';
import { once } from '../once.ts';
import { networkInput } from './network-input.ts';
import { loadNetwork } from './networks.ts';

const SIZE = 256;

/** Loads the portrait network once. */
export const loadPortrait = once(() => loadNetwork(portraitUrl));

/** Which pixels of a region of the picture belong to the person, at 256 × 256. */
export async function portraitOf(picture: Picture, region: Box): Promise<Portrait> {
  const network = await loadPortrait();
  const size = { width: SIZE, height: SIZE };
  const input = networkInput(picture, region, size, { low: 0, high: 1 });
  const { mask } = await network(input, [1, SIZE, SIZE, 3]);
  return { matte: { width: SIZE, height: SIZE, data: mask }, region };
}
