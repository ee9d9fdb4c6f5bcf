import bareBad from './examples/bare-bad.jpg';
import bareGood from './examples/bare-good.jpg';
import lightBad from './examples/light-bad.jpg';
import lightGood from './examples/light-good.jpg';
import straightBad from './examples/straight-bad.jpg';
import straightGood from './examples/straight-good.jpg';
import topBad from './examples/top-bad.jpg';
import topGood from './examples/top-good.jpg';
import wallBad from './examples/wall-bad.jpg';
import wallGood from './examples/wall-good.jpg';

interface Pair {
  /** Addresses of pictures of 192 x 237 px. */
  readonly good: string;
  readonly bad: string;
}

/** Drawn portraits: the same person as it should be, and with what the advice is about. */
export const examplePhotos = {
  wall: { good: wallGood, bad: wallBad },
  straight: { good: straightGood, bad: straightBad },
  light: { good: lightGood, bad: lightBad },
  bare: { good: bareGood, bad: bareBad },
  top: { good: topGood, bad: topBad },
} as const satisfies Readonly<Record<string, Pair>>;
