import type { Head } from '../core/check/artifacts.ts';
import type { Verdict } from './assess.ts';
import type { Recorded } from './recorded.ts';

/** compose: build the photo from a snapshot. as-is: judge a finished photo untouched. */
export type Mode = 'compose' | 'as-is';

/** Why a file cannot be assessed at all; each has its own words. */
export const refusals = [
  'empty',
  'too-many-bytes',
  'not-an-image',
  'video',
  'animated',
  'unsupported-format',
  'truncated',
  'high-dynamic-range',
  'cmyk',
  'too-small',
  'too-large',
  'panorama',
  'undecodable',
] as const;
export type Refusal = (typeof refusals)[number];

/** What was done to the file on the way in, worth a word but no reason to refuse. */
export const notices = ['deep-colour', 'screenshot', 'messenger', 'already-cropped'] as const;
export type Notice = (typeof notices)[number];

/** What is going on, for a person who waits. */
export const stages = ['reading', 'finding-face', 'composing', 'measuring'] as const;
export type Stage = (typeof stages)[number];

/** What was done to the photo, at the person's wish, beyond cropping and scaling it. */
export const edits = ['white-background'] as const;
export type Edit = (typeof edits)[number];

/** Why no composed photo can satisfy the frame's limits together. */
export type CropShortfall = 'left' | 'right' | 'above' | 'below' | 'too-small';

export interface Assessment {
  readonly mode: Mode;
  readonly verdict: Verdict;
  /** The exact JPEG that would be submitted (compose), or the file itself (as-is). */
  readonly photo: Uint8Array<ArrayBuffer>;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  /** What the frame was measured by, in pixels of the photo; absent without a face. */
  readonly head?: Head;
  /** Where it was asked for. */
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
