import type { Cue } from '../live/cues.ts';
import type { Trouble } from './pages.ts';

/** Why there is no camera. */
export type CameraProblem =
  | 'refused'
  | 'none'
  | 'busy'
  | 'insecure'
  | 'in-app'
  | 'unsupported'
  | 'failed';

/**
 * Who is spoken to: someone who holds the device and is photographed, someone who photographs another,
 * or someone before a camera that stands still.
 */
export type Audience = 'self' | 'helper' | 'fixed';

/** An instruction, short enough to be read at arm's length and said aloud. */
interface CueWords {
  readonly self: string;
  /** Read by the helper. */
  readonly helper: string;
  /** Said aloud to the person photographed where a helper holds the device; else as the helper reads it. */
  readonly aloud?: string;
  /** Where it differs from `self`. */
  readonly fixed?: string;
}

/** The camera that guides. */
export interface LiveMessages {
  readonly title: string;
  readonly opening: string;
  readonly loading: string;
  readonly noGuidance: string;
  readonly cue: Readonly<Record<Cue, CueWords>>;
  readonly aligned: string;
  readonly holding: string;
  readonly taking: string;
  readonly shutter: string;
  readonly close: string;
  readonly voice: string;
  /** Someone else is to take the photo, with the rear camera; and back to the front one. */
  readonly helped: string;
  readonly alone: string;
  readonly previewAlt: string;
  readonly problem: Readonly<Record<CameraProblem, Trouble>>;
  readonly again: string;
  readonly systemCamera: string;
  readonly pick: string;
  /** Of the drawing: where an app's menu is. */
  readonly menuAlt: string;
}
