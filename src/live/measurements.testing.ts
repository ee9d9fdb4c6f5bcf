import type { Head } from '../core/check/artifacts.ts';
import type { Size } from '../core/pixels/geometry.ts';
import { defaultSpec } from '../specs/index.ts';
import type { LiveMeasurement } from './measurement.ts';
import { outlineIn } from './outline.ts';

/** A phone held upright, with pixels for every document. */
export const camera = { width: 1920, height: 2560 };

/** A head in a spec's outline, or beside it: `size` times as large, moved by face widths. */
export const headAt = (place: Parameters<typeof headIn>[1] = {}): Head => headIn(camera, place);

/** The same, in front of another camera. */
export function headIn(
  camera: Size,
  { size = 1, across = 0, down = 0, spec = defaultSpec } = {},
): Head {
  const outline = outlineIn(camera, spec);
  const width = size * outline.faceWidth;
  const eyes = {
    x: outline.eyes.x + across * outline.faceWidth,
    y: outline.eyes.y + down * outline.faceWidth,
  };
  const beside = (share: number, below = 0) => ({
    x: eyes.x + share * width,
    y: eyes.y + below * width,
  });
  return {
    eyes,
    leftEye: beside(0.22),
    rightEye: beside(-0.22),
    leftCheek: beside(0.5, 0.1),
    rightCheek: beside(-0.5, 0.1),
    chin: beside(0, 0.72),
    top: eyes.y - 0.75 * width,
  };
}

/** What the checks measure where nothing is wrong. */
export const good: LiveMeasurement['values'] = {
  'source-face-width': 400,
  'face-brightness': 0.7,
  'under-exposure': 0.05,
  'over-exposure': 0,
  'light-even': 0.8,
  'skin-colour': 0,
  'background-white': 6,
  'background-uniform': 0.8,
  'pose-roll': 0,
  'pose-yaw': 0,
  'pose-pitch': 0,
  'eyes-open': 0.08,
  'mouth-closed': 0.01,
  sharpness: 0.5,
};

/** A frame in which everything is right, except for the given values and place. */
export const seen = (
  values: LiveMeasurement['values'] = {},
  place: Parameters<typeof headAt>[0] = {},
): LiveMeasurement => ({
  frame: camera,
  faceCount: 1,
  head: headAt(place),
  values: { ...good, ...values },
});

export const nobody: LiveMeasurement = { frame: camera, faceCount: 0, values: {} };
