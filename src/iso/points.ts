import type { Landmark } from '../core/check/artifacts.ts';
import type { Pairs } from '../core/face/landmarks.ts';
import { midpoint, type Point } from '../core/pixels/geometry.ts';

/**
 * Points of the MediaPipe face mesh that correspond to the 98-point scheme (WFLW) of the standard. Left and right
 * are the image's, as in the standard. Another network finds them, so the best match was chosen: the tip of the
 * nose is point 4, which has the height that the aligned image expects.
 */
export const isoPoint = {
  chin: 152,
  leftEyeOuter: 33,
  leftEyeInner: 133,
  rightEyeInner: 362,
  rightEyeOuter: 263,
  noseTip: 4,
  mouthLeft: 61,
  mouthRight: 291,
  lipTop: 13,
  lipBottom: 14,
} as const;

/** Upper and lower lid, at three places along each eye: 61–67, 62–66, 63–65 and 69–75, 70–74, 71–73. */
export const lidPairs: readonly [left: Pairs, right: Pairs] = [
  [
    [160, 144],
    [159, 145],
    [158, 153],
  ],
  [
    [385, 380],
    [386, 374],
    [387, 373],
  ],
];

/** Inner edge of the lips: 89–95, 90–94, 91–93. */
export const lipPairs: Pairs = [
  [82, 87],
  [13, 14],
  [312, 317],
];

/**
 * The jaw from ear to ear, and the brows. The hull of the 98 points ends at the brows; the hull of the whole mesh
 * would end at the hair.
 */
export const regionPoints: readonly number[] = [
  127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361,
  323, 454, 356, 70, 63, 105, 66, 107, 336, 296, 334, 293, 300,
];

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

/** The standard's landmarks are whole pixels. */
export const wholePixels = (landmarks: readonly Landmark[]): readonly Point[] =>
  landmarks.map(rounded);

/** Eye centres at the image's left and right, and the point between them. */
export function eyesOf(points: readonly Point[]) {
  const left = rounded(midpoint(points[isoPoint.leftEyeOuter], points[isoPoint.leftEyeInner]));
  const right = rounded(midpoint(points[isoPoint.rightEyeInner], points[isoPoint.rightEyeOuter]));
  return { left, right, middle: midpoint(left, right) };
}
