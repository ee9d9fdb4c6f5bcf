import faceParserUrl from '../../../models/build/face-parser.onnx?url';
import type { Landmark } from '../../core/check/artifacts.ts';
import { answersOf } from '../../core/face/answers.ts';
import { faceFrame, readFrame } from '../../core/face/face-frame.ts';
import type { Parsing } from '../../core/face/face-parsing.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { once } from '../once.ts';
import { loadNetwork } from './networks.ts';

const INPUT = { width: 160, height: 192 };
const OUTPUT = { width: 80, height: 96 };

/** Loads the face parser once. */
export const loadFaceParser = once(() => loadNetwork(faceParserUrl));

/** Which part of face and surroundings is seen in each cell. */
export async function parsingOf(photo: Raster, landmarks: readonly Landmark[]): Promise<Parsing> {
  const network = await loadFaceParser();
  const frame = faceFrame(landmarks, INPUT);
  const input = readFrame(photo, frame, INPUT);
  const { classes, answers } = await network(input, [1, INPUT.height, INPUT.width, 3]);
  return { ...OUTPUT, frame, shares: classes, answers: answersOf(answers) };
}
