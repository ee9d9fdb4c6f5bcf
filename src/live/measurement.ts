import type { CheckId } from '../checks/index.ts';
import type { Head } from '../core/check/artifacts.ts';
import type { Size } from '../core/pixels/geometry.ts';

/** What was seen in one frame of a camera. */
export interface LiveMeasurement {
  /** Of the frame; everything else is in its pixels. */
  readonly frame: Size;
  readonly faceCount: number;
  /** Absent where no face was found. */
  readonly head?: Head;
  /** What checks measured of the photo that this frame would become; slow ones a moment before. */
  readonly values: Readonly<Partial<Record<CheckId, number>>>;
  /** Models are still on their way: there is more to be measured before one can say that all is right. */
  readonly partial?: true;
}
