import type { CheckId } from '../checks/index.ts';
import type { Head } from '../core/check/artifacts.ts';
import type { Size } from '../core/pixels/geometry.ts';
import type { Raster } from '../core/pixels/raster.ts';

/** Wide enough for the light on a face, and too small to be anybody's picture. */
export const COPY_WIDTH = 48;

/** What was seen in one frame of a camera. */
export interface LiveMeasurement {
  /** Size of the frame. All other lengths are in its pixels. */
  readonly frame: Size;
  readonly faceCount: number;
  /** Absent where no face was found. */
  readonly head?: Head;
  /** The values of the checks for the photo that this frame would become. Those of slow checks are a moment older. */
  readonly values: Readonly<Partial<Record<CheckId, number>>>;
  /** The whole frame, `COPY_WIDTH` px wide, where it shows a face or may become the photo. */
  readonly copy?: Raster;
  /** Some models are still loading, so more must be measured before one can say that all is right. */
  readonly partial?: true;
}
