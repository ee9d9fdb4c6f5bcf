import type { CheckId } from '../../src/checks/index.ts';
import type { Landmark, Portrait } from '../../src/core/check/artifacts.ts';
import type { Raster } from '../../src/core/pixels/raster.ts';

/** A photo in a document's frame, and what is known about its subject. */
export interface Subject {
  readonly photo: Raster;
  /** 478 points, in pixels of the photo. */
  readonly landmarks: readonly Landmark[];
  readonly portrait: Portrait;
}

/** A defect that is edited into a photo, in steps from weak to strong. */
export interface PortraitEdit {
  readonly name: string;
  readonly shows: string;
  /** The check that must see it; its value must not get better from one level to the next. */
  readonly check: CheckId;
  /** The levels, and what the check must find for each. Absent where a person could decide either way. */
  readonly levels: readonly { readonly level: number; readonly expect?: 'pass' | 'fail' }[];
  /** A new raster. Undefined where this photo does not allow the edit (for example no glasses for glare). */
  apply(subject: Subject, level: number): Raster | undefined;
}
