import type { CheckId } from '../../src/checks/index.ts';
import type { Landmark, Portrait } from '../../src/core/check/artifacts.ts';
import type { Raster } from '../../src/core/pixels/raster.ts';

/** A photo in a document's frame, and what is known of who is in it. */
export interface Subject {
  readonly photo: Raster;
  /** 478 points, in pixels of the photo. */
  readonly landmarks: readonly Landmark[];
  readonly portrait: Portrait;
}

/** A defect put into a photo by honest editing, in steps from little to much. */
export interface PortraitEdit {
  readonly name: string;
  readonly shows: string;
  /** The check that must see it; its value must not get better from one level to the next. */
  readonly check: CheckId;
  /** With what the check must say of each; absent where a person could see it either way. */
  readonly levels: readonly { readonly level: number; readonly expect?: 'pass' | 'fail' }[];
  /** A new raster; undefined where it cannot be done to this photo (no glasses to put glare on). */
  apply(subject: Subject, level: number): Raster | undefined;
}
