import { backgroundUniform, backgroundWhite } from './background.ts';
import { eyesOpen, mouthClosed } from './expression.ts';
import { colourMode, fileBytes, fileDpi, fileFormat, frameSize } from './file.ts';
import { eyeLine, faceCentre, faceWidth, headTopGap } from './frame.ts';
import { sharpness, skinColour } from './image.ts';
import { faceBrightness, lightEven, overExposure, underExposure } from './light.ts';
import { posePitch, poseRoll, poseYaw } from './pose.ts';
import { faceCount, sourceFaceWidth } from './who.ts';

/** The single list of checks, in the order a person would want to hear about them. */
export const checks = [
  faceCount,
  sourceFaceWidth,
  frameSize,
  fileFormat,
  colourMode,
  faceWidth,
  eyeLine,
  headTopGap,
  faceCentre,
  poseRoll,
  poseYaw,
  posePitch,
  eyesOpen,
  mouthClosed,
  faceBrightness,
  underExposure,
  overExposure,
  lightEven,
  sharpness,
  skinColour,
  backgroundWhite,
  backgroundUniform,
  fileBytes,
  fileDpi,
] as const;
export type AppCheck = (typeof checks)[number];
export type CheckId = AppCheck['id'];
