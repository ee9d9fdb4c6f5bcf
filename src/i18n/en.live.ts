import type { Cue } from '../live/cues.ts';

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

const cue: Readonly<Record<Cue, CueWords>> = {
  'no-face': { self: 'Put your face in the frame', helper: 'Put their face in the frame' },
  'one-person': {
    self: 'Only one person in the picture',
    helper: 'Only one person in the picture',
  },
  closer: { self: 'Come a little closer', helper: 'Step a little closer' },
  back: { self: 'Move back a little', helper: 'Step back a little' },
  'move-left': { self: 'A little to your left', helper: 'Move the phone to the left' },
  'move-right': { self: 'A little to your right', helper: 'Move the phone to the right' },
  'face-high': {
    self: 'Raise the camera a little',
    helper: 'Raise the phone a little',
    fixed: 'A little lower, please',
  },
  'face-low': {
    self: 'Lower the camera a little',
    helper: 'Lower the phone a little',
    fixed: 'A little higher, please',
  },
  'too-dark': {
    self: 'Too dark. Face the light',
    helper: 'Too dark. They should face the light',
    aloud: 'Please face the light',
  },
  'too-bright': {
    self: 'Too bright. Move out of the glare',
    helper: 'Too bright. Move out of the glare',
  },
  'uneven-light': {
    self: 'One side is dark. Face the light',
    helper: 'One side is dark. They should face the light',
    aloud: 'Please face the light',
  },
  'odd-colour': {
    self: 'Coloured light. Use white light',
    helper: 'Coloured light. Use white light',
  },
  'wall-not-white': {
    self: 'Stand before a white wall',
    helper: 'They should stand before a white wall',
    aloud: 'Please stand before a white wall',
  },
  'wall-not-plain': {
    self: 'Use a bare white wall',
    helper: 'The wall behind should be bare and white',
  },
  'tilt-left': {
    self: 'Tilt your head to your left',
    helper: 'Ask them to hold their head straight',
    aloud: 'Tilt your head to your left',
  },
  'tilt-right': {
    self: 'Tilt your head to your right',
    helper: 'Ask them to hold their head straight',
    aloud: 'Tilt your head to your right',
  },
  'turn-left': {
    self: 'Turn your head to your left',
    helper: 'Ask them to face the camera',
    aloud: 'Turn your head to your left',
  },
  'turn-right': {
    self: 'Turn your head to your right',
    helper: 'Ask them to face the camera',
    aloud: 'Turn your head to your right',
  },
  'chin-up': {
    self: 'Lift your chin a little',
    helper: 'Ask them to lift their chin',
    aloud: 'Lift your chin a little',
  },
  'chin-down': {
    self: 'Lower your chin a little',
    helper: 'Ask them to lower their chin',
    aloud: 'Lower your chin a little',
  },
  'open-eyes': {
    self: 'Open your eyes, look here',
    helper: 'Ask them to open their eyes',
    aloud: 'Open your eyes and look at the camera',
  },
  'close-mouth': {
    self: 'Close your mouth gently',
    helper: 'Ask them to close their mouth',
    aloud: 'Close your mouth gently',
  },
  'hold-still': { self: 'Hold still', helper: 'Hold the phone still', aloud: 'Hold still' },
  blurred: { self: 'Blurred. Wipe the lens', helper: 'Blurred. Hold the phone still' },
};

/** The camera that guides. */
export const live = {
  title: 'Take the photo',
  opening: 'Opening the camera…',
  loading: 'One moment, nearly ready…',
  noGuidance: 'No guidance on this device. Press the shutter yourself.',
  cue,
  aligned: 'Perfect, hold still',
  holding: 'Hold still, here it comes',
  taking: 'Got it',
  shutter: 'Take the photo now',
  close: 'Close',
  /** The button that turns the voice off or on says which it is now. */
  voiceOn: 'Voice on',
  voiceOff: 'Voice off',
  /** Someone else is to take the photo, with the rear camera where there is one; and back. */
  helped: 'Helper',
  alone: 'Alone',
  previewAlt: 'What the camera sees',
  problem: {
    refused: {
      title: 'The camera was not allowed',
      fix: 'Allow the camera for this page in your browser’s settings and try again.',
    },
    none: {
      title: 'This device has no camera',
      fix: 'Use a device that has one, or choose a photo instead.',
    },
    busy: {
      title: 'Another program is using the camera',
      fix: 'Close the program that uses it, then try again.',
    },
    insecure: {
      title: 'The camera cannot be used at this address',
      fix: 'Open this page with https, or choose a photo instead.',
    },
    'in-app': {
      title: 'This app does not let pages use the camera',
      fix: 'Tap “⋯” in the top corner and choose “Open in browser”.',
    },
    unsupported: {
      title: 'This browser has no camera for pages',
      fix: 'Open this page in your phone’s own browser, or choose a photo.',
    },
    failed: { title: 'The camera did not open', fix: 'Try again, or choose a photo instead.' },
  },
  again: 'Try again',
  systemCamera: 'Use the device’s own camera',
  pick: 'Choose a photo',
  /** Of the drawing: where an app's menu is. */
  menuAlt: 'Drawing: tap the three dots in the top corner, then “Open in browser”.',
};

export type LiveMessages = typeof live;

/** Why there is no camera. */
export type CameraProblem = keyof LiveMessages['problem'];
