import { coveringEdits } from './covering-edits.ts';
import type { PortraitEdit } from './edit.ts';
import { faceEdits } from './face-edits.ts';
import { imageEdits } from './image-edits.ts';
import { wallEdits } from './wall-edits.ts';

/** Every edit of a portrait; each group of them has its own file beside this one. */
export const edits: readonly PortraitEdit[] = [
  ...faceEdits,
  ...coveringEdits,
  ...imageEdits,
  ...wallEdits,
];
