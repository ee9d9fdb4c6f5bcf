import type { Landmark, Portrait, Pose } from '../core/check/artifacts.ts';
import type { Pairs } from '../core/face/landmarks.ts';
import { distance, midpoint, type Point } from '../core/pixels/geometry.ts';
import type { Raster } from '../core/pixels/raster.ts';
import { type AlignedFace, alignedFace } from './aligned-face.ts';
import { backgroundUniformity } from './background.ts';
import { cheeksOf, illuminationUniformity, naturalColour } from './cheeks.ts';
import { mappings } from './mappings.ts';
import { eyesOf, isoPoint, lidPairs, lipPairs, wholePixels } from './points.ts';
import { regionLight } from './region-light.ts';

export interface IsoScore {
  readonly raw: number;
  /** The quality component, 0 (bad) … 100. */
  readonly score: number;
}

/** The measures that need no network of the standard's own, in its order. */
export const isoMeasures = [
  'BackgroundUniformity',
  'IlluminationUniformity',
  'LuminanceMean',
  'LuminanceVariance',
  'UnderExposurePrevention',
  'OverExposurePrevention',
  'DynamicRange',
  'NaturalColour',
  'EyesOpen',
  'MouthClosed',
  'InterEyeDistance',
  'HeadSize',
  'LeftwardCropOfTheFaceImage',
  'RightwardCropOfTheFaceImage',
  'MarginAboveOfTheFaceImage',
  'MarginBelowOfTheFaceImage',
  'HeadPoseYaw',
  'HeadPosePitch',
  'HeadPoseRoll',
] as const;
export type IsoMeasure = (typeof isoMeasures)[number];

/** A measure that the photo cannot have is absent. */
export type IsoQuality = { readonly [M in IsoMeasure]?: IsoScore };

const widest = (points: readonly Point[], pairs: Pairs): number =>
  Math.max(...pairs.map(([upper, lower]) => distance(points[upper], points[lower])));

type Raw = Readonly<Partial<Record<IsoMeasure, number | undefined>>>;

/** T: from the point between the eyes to the chin. */
const chinDistance = (points: readonly Point[]): number =>
  distance(eyesOf(points).middle, points[isoPoint.chin]);

function ofFrame({ width, height }: Raster, points: readonly Point[], { yaw }: Pose): Raw {
  const { left, right, middle } = eyesOf(points);
  const eyeDistance = distance(left, right);
  const t = chinDistance(points);
  const eyeRow = Math.round(middle.y);
  return {
    InterEyeDistance: eyeDistance / Math.cos((yaw * Math.PI) / 180),
    HeadSize: t / height,
    LeftwardCropOfTheFaceImage: right.x / eyeDistance,
    RightwardCropOfTheFaceImage: (width - left.x) / eyeDistance,
    MarginAboveOfTheFaceImage: eyeRow / t,
    MarginBelowOfTheFaceImage: (height - eyeRow) / t,
  };
}

function ofFace(points: readonly Point[], aligned: AlignedFace): Raw {
  const lids = lidPairs.map((pairs) => widest(aligned.points, pairs));
  return {
    EyesOpen: Math.min(...lids) / chinDistance(aligned.points),
    MouthClosed: widest(points, lipPairs) / chinDistance(points),
  };
}

function ofCheeks(aligned: AlignedFace): Raw {
  const { left, right, middle } = eyesOf(aligned.points);
  const mouth = midpoint(aligned.points[isoPoint.lipTop], aligned.points[isoPoint.lipBottom]);
  const down = Math.trunc(
    distance(
      { x: Math.round(middle.x), y: Math.round(middle.y) },
      { x: Math.round(mouth.x), y: Math.round(mouth.y) },
    ) / 2,
  );
  const cheeks = cheeksOf({ left, right }, down);
  return {
    IlluminationUniformity: illuminationUniformity(aligned, cheeks),
    NaturalColour: naturalColour(aligned, cheeks),
  };
}

/**
 * The measures of ISO/IEC 29794-5:2025 that have a closed formula, after OFIQ 1.0.3. Four things differ: the
 * landmarks are MediaPipe's (`points.ts`); the pose is our own estimate; the background is everything outside the
 * portrait matte; and exposure counts the whole landmarked region, because nothing tells what covers it.
 */
export function isoQualityOf(
  photo: Raster,
  landmarks: readonly Landmark[],
  pose: Pose,
  portrait: Portrait,
): IsoQuality {
  const points = wholePixels(landmarks);
  const aligned = alignedFace(photo, points);
  const raw: Raw = {
    BackgroundUniformity: backgroundUniformity(aligned, portrait),
    ...ofCheeks(aligned),
    ...regionLight(aligned),
    ...ofFace(points, aligned),
    ...ofFrame(photo, points, pose),
    HeadPoseYaw: pose.yaw,
    HeadPosePitch: pose.pitch,
    HeadPoseRoll: pose.roll,
  };
  const scored = isoMeasures.flatMap((measure) => {
    const value = raw[measure];
    const has = value !== undefined && Number.isFinite(value);
    return has ? [[measure, { raw: value, score: mappings[measure](value) }]] : [];
  });
  return Object.fromEntries(scored);
}
