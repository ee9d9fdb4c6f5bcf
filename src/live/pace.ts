/** How fast a person is led. Times are in ms. */
export interface Pace {
  /** An instruction stays on the screen at least this long. */
  readonly read: number;
  /** Everything must stay right for this long before the photo is taken automatically. */
  readonly hold: number;
  /** The time between one spoken instruction and the next. */
  readonly pause: number;
  /** After this time an instruction that was not followed is repeated. */
  readonly again: number;
  /** Speed of the voice. 1 is its normal speed. */
  readonly speech: number;
  /** A kiosk's countdown to the photo is longer by this. */
  readonly countdown: number;
  /** A kiosk waits for a sign of the person, and warns before it resets, this many times as long. */
  readonly patience: number;
}

export const usualPace: Pace = {
  read: 700,
  hold: 800,
  pause: 1500,
  again: 6000,
  speech: 1,
  countdown: 0,
  patience: 1,
};

/** The pace of the large and calm page. */
export const calmPace: Pace = {
  read: 2500,
  hold: 1500,
  pause: 3500,
  again: 9000,
  speech: 0.8,
  countdown: 2000,
  patience: 2,
};
