/** How fast a person is led. Times are in ms. */
export interface Pace {
  /** An instruction that is shown stays at least so long. */
  readonly read: number;
  /** All must stay right for so long before the photo takes itself. */
  readonly hold: number;
  /** Between one instruction said aloud and the next. */
  readonly apart: number;
  /** Until what was not done is said again. */
  readonly again: number;
  /** Of the voice; 1 is its own speed. */
  readonly speech: number;
  /** What a kiosk's countdown to the photo is longer by. */
  readonly countdown: number;
  /** How many times as long a kiosk waits for a sign of the person, and warns that it will not. */
  readonly patience: number;
}

export const usualPace: Pace = {
  read: 700,
  hold: 800,
  apart: 1500,
  again: 6000,
  speech: 1,
  countdown: 0,
  patience: 1,
};

/** For whoever wants it large and calm. */
export const calmPace: Pace = {
  read: 2500,
  hold: 1500,
  apart: 3500,
  again: 9000,
  speech: 0.8,
  countdown: 2000,
  patience: 2,
};
