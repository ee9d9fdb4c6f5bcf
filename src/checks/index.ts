import {
  backgroundLight,
  backgroundShadow,
  backgroundTint,
  backgroundUniform,
  backgroundWhite,
} from './background.ts';
import { saturation, skinColour } from './colour.ts';
import {
  earsVisible,
  eyebrowsVisible,
  eyesVisible,
  faceCovering,
  glassesTint,
  headCovering,
} from './coverings.ts';
import { retouching } from './editing.ts';
import { expression, eyesOpen, mouthClosed, teethHidden } from './expression.ts';
import { gaze, glassesGlare, redEye } from './eyes.ts';
import { colourMode, fileBytes, fileDpi, fileFormat, frameSize } from './file.ts';
import {
  chinGap,
  crownGap,
  eyeDistance,
  eyeLine,
  faceCentre,
  faceWidth,
  hairHeight,
  headHeight,
  headTopGap,
} from './frame.ts';
import { compression, noise, sharpness } from './image.ts';
import {
  dynamicRange,
  faceBrightness,
  hotSpots,
  lightEven,
  overExposure,
  underExposure,
} from './light.ts';
import { posePitch, poseRoll, poseYaw } from './pose.ts';
import { bareShoulders, clothingContrast, shouldersLevel } from './shoulders.ts';
import { faceCount, sourceFaceWidth } from './who.ts';

/** The only list of checks, in the order in which a person should hear about them. */
export const checks = [
  faceCount,
  sourceFaceWidth,
  frameSize,
  fileFormat,
  colourMode,
  faceWidth,
  headHeight,
  hairHeight,
  eyeDistance,
  eyeLine,
  headTopGap,
  crownGap,
  chinGap,
  faceCentre,
  poseRoll,
  poseYaw,
  posePitch,
  shouldersLevel,
  headCovering,
  faceCovering,
  glassesTint,
  eyesVisible,
  eyesOpen,
  gaze,
  glassesGlare,
  mouthClosed,
  teethHidden,
  eyebrowsVisible,
  earsVisible,
  faceBrightness,
  underExposure,
  overExposure,
  lightEven,
  hotSpots,
  dynamicRange,
  sharpness,
  noise,
  compression,
  skinColour,
  saturation,
  redEye,
  backgroundWhite,
  backgroundLight,
  backgroundTint,
  backgroundUniform,
  backgroundShadow,
  clothingContrast,
  bareShoulders,
  expression,
  retouching,
  fileBytes,
  fileDpi,
] as const;
export type AppCheck = (typeof checks)[number];
export type CheckId = AppCheck['id'];
