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
import { origin } from './origin.ts';
import { posePitch, poseRoll, poseYaw } from './pose.ts';
import { bareShoulders, clothingContrast, shouldersLevel } from './shoulders.ts';
import { faceCount, sourceFaceWidth } from './who.ts';

/**
 * The single list of checks, in the order a person would want to hear about them: what can be taken away
 * comes before what it spoils.
 */
export const checks = [
  faceCount,
  // A picture that no camera took needs no other advice.
  origin,
  // What is worn or held.
  headCovering,
  glassesTint,
  faceCovering,
  eyesVisible,
  // How the head is held.
  poseRoll,
  poseYaw,
  posePitch,
  shouldersLevel,
  // Distance and frame.
  sourceFaceWidth,
  frameSize,
  faceWidth,
  headHeight,
  hairHeight,
  eyeDistance,
  eyeLine,
  headTopGap,
  crownGap,
  chinGap,
  faceCentre,
  // Eyes and mouth, brows and ears.
  eyesOpen,
  mouthClosed,
  teethHidden,
  expression,
  gaze,
  eyebrowsVisible,
  earsVisible,
  glassesGlare,
  // Light.
  lightEven,
  faceBrightness,
  underExposure,
  overExposure,
  hotSpots,
  dynamicRange,
  skinColour,
  // Wall.
  backgroundWhite,
  backgroundLight,
  backgroundTint,
  backgroundUniform,
  backgroundShadow,
  // Clothes.
  clothingContrast,
  bareShoulders,
  // The picture's quality.
  sharpness,
  noise,
  compression,
  saturation,
  redEye,
  retouching,
  // The file.
  fileFormat,
  colourMode,
  fileBytes,
  fileDpi,
] as const;
export type AppCheck = (typeof checks)[number];
export type CheckId = AppCheck['id'];
