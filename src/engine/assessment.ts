import type { Head } from '../core/check/artifacts.ts';
import type { Places } from './places.ts';
import type { Recorded } from './recorded.ts';
import type { Verdict } from './verdict.ts';

/** compose: build the photo from a snapshot. as-is: judge a finished photo, of which no pixel changes unless it is stored turned. */
export type Mode = 'compose' | 'as-is';

/** Why a file cannot be assessed at all. Each reason has its own words. */
export const refusals = [
  'empty',
  'too-many-bytes',
  'not-an-image',
  'video',
  'animated',
  'unsupported-format',
  'truncated',
  'high-dynamic-range',
  'cut-out',
  'cmyk',
  'too-small',
  'too-large',
  'panorama',
  'undecodable',
  'altered-pixels',
] as const;
export type Refusal = (typeof refusals)[number];

/** Something about the file that the person should know, but that is no reason to refuse it. */
export const notices = [
  'turned',
  'transparent',
  'deep-colour',
  'screenshot',
  'messenger',
  'already-cropped',
] as const;
export type Notice = (typeof notices)[number];

/** The step in progress, shown to a person who waits. */
export const stages = ['reading', 'finding-face', 'composing', 'measuring'] as const;
export type Stage = (typeof stages)[number];

/** What was changed in the photo beyond cropping and scaling, because the person asked for it. */
export const edits = ['white-background'] as const;
export type Edit = (typeof edits)[number];

/** Why no composed photo can satisfy the frame's limits together. */
export type CropShortfall = 'left' | 'right' | 'above' | 'below' | 'too-small';

export interface Assessment {
  readonly mode: Mode;
  readonly verdict: Verdict;
  /** The exact JPEG that would be submitted; as-is, the file without all that is not its picture. */
  readonly photo: Uint8Array<ArrayBuffer>;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  /** The points by which the frame was measured, in pixels of the photo. Absent without a face. */
  readonly head?: Head;
  /** Where on the photo findings lie. Never sent, and no part of the verdict. */
  readonly places: Places;
  /** Only where it was asked for. */
  readonly recorded?: Recorded;
  readonly shortfalls: readonly CropShortfall[];
  readonly edits: readonly Edit[];
  readonly notices: readonly Notice[];
  /** The version of the checks, and the SHA-256 of the model manifest they ran on. */
  readonly engine: string;
  readonly models: string;
}

export type AssessmentResult =
  | { readonly ok: true; readonly assessment: Assessment }
  | { readonly ok: false; readonly refusal: Refusal };
