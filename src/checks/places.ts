import type { ArtifactName, Landmark } from '../core/check/artifacts.ts';
import type { Have } from '../core/check/gatherer.ts';
import { glareIn } from '../core/face/eye-look.ts';
import { inPhoto } from '../core/face/face-frame.ts';
import { cellsShowing, type FacePart, type Parsing } from '../core/face/face-parsing.ts';
import {
  leftBrow,
  leftCheekSkin,
  leftEyeContour,
  outerLips,
  rightBrow,
  rightCheekSkin,
  rightEyeContour,
} from '../core/face/face-parts.ts';
import { faceExtent } from '../core/face/head.ts';
import { shineIn } from '../core/face/skin-light.ts';
import type { Point } from '../core/pixels/geometry.ts';
import type { LabCrop } from '../core/pixels/lab-crop.ts';
import { convexHull } from '../core/pixels/mask.ts';
import { type Outline, outlinesOf, smoothed } from '../core/pixels/outline.ts';
import type { Mask } from '../core/pixels/raster.ts';
import { shadowCells, wallCells } from '../core/scene/background.ts';
import type { Cells } from '../core/scene/cells.ts';
import { shoulderCells } from '../core/scene/clothing.ts';
import type { CheckId } from './index.ts';

/** Where on the photo a check found what it found, in pixels of the photo. It changes no value and no verdict. */
export interface Place {
  readonly needs: readonly ArtifactName[];
  /** @param have at least `needs` */
  readonly find: (have: Have<ArtifactName>) => readonly Outline[];
}

const place = <const N extends ArtifactName>(
  needs: readonly N[],
  find: (have: Have<N>) => readonly Outline[],
): Place => ({ needs, find });

/** Parts of fewer cells are specks. */
const FEWEST = 4;
/** More outlines would say "everywhere". */
const MOST = 8;

/** The largest parts of a mask, drawn smooth. */
const around = (mask: Mask, toPhoto: (point: Point) => Point): readonly Outline[] =>
  [...outlinesOf(mask, FEWEST)]
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST)
    .map((outline) => smoothed(outline).map(toPhoto));

const inCells = (mask: Mask, { side }: Pick<Cells, 'side'>) =>
  around(mask, ({ x, y }) => ({ x: x * side, y: y * side }));

const inParsing = (parsing: Parsing, parts: readonly FacePart[], zone?: readonly Point[]) =>
  around(cellsShowing(parsing, parts, zone), ({ x, y }) =>
    inPhoto(parsing.frame, { x: x / parsing.width, y: y / parsing.height }),
  );

function inCrop(crop: LabCrop, pixels: readonly number[]): readonly Outline[] {
  const { width, height } = crop;
  const data = new Uint8Array(width * height);
  for (const i of pixels) data[i] = 1;
  return around({ width, height, data }, ({ x, y }) => ({ x: x + crop.x, y: y + crop.y }));
}

/** How much larger than a part of the face its outline is, so that it does not hide the part. */
const ROOM = 1.35;

/** A line around a part of the face. */
function aroundPart(landmarks: readonly Landmark[], part: readonly number[]): Outline {
  const hull = convexHull(part.map((i) => landmarks[i]!));
  const x = hull.reduce((sum, point) => sum + point.x, 0) / hull.length;
  const y = hull.reduce((sum, point) => sum + point.y, 0) / hull.length;
  return hull.map((point) => ({ x: x + ROOM * (point.x - x), y: y + ROOM * (point.y - y) }));
}

const eyes = place(['landmarks'], ({ landmarks }) =>
  [rightEyeContour, leftEyeContour].map((part) => aroundPart(landmarks, part)),
);
const mouth = place(['landmarks'], ({ landmarks }) => [aroundPart(landmarks, outerLips)]);

/** What lies before parts of the face; where that is nothing in particular, the parts themselves. */
const before = (zones: readonly (readonly number[])[], hidden: readonly FacePart[]) =>
  place(['parsing', 'landmarks'], ({ parsing, landmarks }) => {
    const outlines = zones.map((zone) => aroundPart(landmarks, zone));
    const found = outlines.flatMap((zone) => inParsing(parsing, hidden, zone));
    return found.length > 0 ? found : outlines;
  });

const wall = place(['cells', 'portrait'], ({ cells, portrait }) =>
  inCells(wallCells(cells, portrait, 'all'), cells),
);

const shoulders = (which: 'clothes' | 'skin') =>
  place(['cells', 'portrait', 'landmarks', 'skin'], ({ cells, portrait, landmarks, skin }) =>
    inCells(shoulderCells(cells, portrait, faceExtent(landmarks), skin, which), cells),
  );

/** Of the checks that look at one part of the photo. What is measured by lines has those instead. */
export const places: Readonly<Partial<Record<CheckId, Place>>> = {
  'head-covering': place(['parsing'], ({ parsing }) =>
    inParsing(parsing, ['hat', 'band', 'headphones']),
  ),
  'face-covering': place(['parsing'], ({ parsing }) =>
    inParsing(parsing, ['mask', 'object', 'hand']),
  ),
  'glasses-tint': place(['parsing'], ({ parsing }) => inParsing(parsing, ['lens'])),
  'eyes-visible': before(
    [rightEyeContour, leftEyeContour],
    ['hair', 'hat', 'mask', 'object', 'hand', 'frame'],
  ),
  'eyebrows-visible': before([rightBrow, leftBrow], ['hair', 'hat', 'mask', 'object', 'hand']),
  'eyes-open': eyes,
  gaze: eyes,
  'red-eye': eyes,
  'mouth-closed': mouth,
  'teeth-hidden': mouth,
  expression: mouth,
  'glasses-glare': place(['faceLab', 'landmarks', 'skin'], ({ faceLab, landmarks, skin }) =>
    inCrop(faceLab, glareIn(faceLab, landmarks, skin)),
  ),
  'hot-spots': place(['faceLab', 'landmarks', 'skin'], ({ faceLab, landmarks, skin }) =>
    inCrop(faceLab, shineIn(faceLab, landmarks, skin)),
  ),
  // The darker cheek.
  'light-even': place(['skinLight', 'landmarks'], ({ skinLight: { left, right }, landmarks }) => [
    aroundPart(landmarks, left < right ? leftCheekSkin : rightCheekSkin),
  ]),
  'background-white': wall,
  'background-light': wall,
  'background-tint': wall,
  'background-uniform': place(['cells', 'portrait'], ({ cells, portrait }) =>
    inCells(wallCells(cells, portrait, 'odd'), cells),
  ),
  'background-shadow': place(['cells', 'portrait', 'landmarks'], ({ cells, portrait, landmarks }) =>
    inCells(shadowCells(cells, portrait, faceExtent(landmarks)), cells),
  ),
  'clothing-contrast': shoulders('clothes'),
  'bare-shoulders': shoulders('skin'),
};
