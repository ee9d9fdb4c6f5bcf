import type { Clothing, Head, Portrait } from '../check/artifacts.ts';
import { faceWidth } from '../face/head.ts';
import type { Lab } from '../pixels/colour.ts';
import { ciede2000 } from '../pixels/colour-difference.ts';
import { valuesAt } from '../pixels/lab-crop.ts';
import { indicesOf } from '../pixels/mask.ts';
import { quantile } from '../pixels/quantile.ts';
import { clearOf } from './background.ts';
import { type Cells, cellsWhere } from './cells.ts';

/** More of the person than this is all person. */
const PERSON = 0.9;
/** How far below the chin, and how far from the middle, the clothes begin, in widths of the face. */
const BELOW = 0.06;
const ASIDE = 0.4;
/** The background that clothes are held against begins this far from the person, as a share of the height. */
const BORDER = 0.036;
/** Fewer cells than this tell nothing. */
const FEWEST = 24;
/** Skin is no further from the cheeks than this, in a* and b* and in L*: its shade changes more than its colour. */
const SKIN = { tint: 7, shade: 28 } as const;

function medianOf({ lab }: Cells, inside: readonly number[]): Lab | undefined {
  const median = (channel: Float32Array) => quantile(valuesAt(channel, inside), 0.5);
  const [l, a, b] = [median(lab.l), median(lab.a), median(lab.b)];
  return l === undefined || a === undefined || b === undefined ? undefined : { l, a, b };
}

/** Cells of the person below the chin, so many widths of the face and more from its middle. */
function cellsBelow(
  cells: Cells,
  portrait: Portrait,
  head: Omit<Head, 'top'>,
  aside: number,
): number[] {
  const { width, side } = cells;
  const face = faceWidth(head);
  const person = cellsWhere(cells, portrait, (share) => share > PERSON);
  return indicesOf(person).filter((i) => {
    const x = ((i % width) + 0.5) * side;
    const y = (Math.floor(i / width) + 0.5) * side;
    return y > head.chin.y + BELOW * face && Math.abs(x - head.chin.x) > aside * face;
  });
}

/** What is worn at the shoulders; undefined where they or the background are not in the photo. */
export function clothingOf(
  cells: Cells,
  portrait: Portrait,
  head: Omit<Head, 'top'>,
  skin: Lab,
): Clothing | undefined {
  const beside = cellsBelow(cells, portrait, head, ASIDE);
  // A high head leaves no room for shoulders in a close frame: then a collar tells what is worn.
  const shoulders = beside.length < FEWEST ? cellsBelow(cells, portrait, head, 0) : beside;
  const wall = medianOf(cells, indicesOf(clearOf(cells, portrait, BORDER)));
  if (shoulders.length < FEWEST || !wall) return undefined;
  const { l, a, b } = cells.lab;
  const isSkin = (i: number) =>
    (a[i] - skin.a) ** 2 + (b[i] - skin.b) ** 2 < SKIN.tint ** 2 &&
    Math.abs(l[i] - skin.l) < SKIN.shade;
  const clothed = shoulders.filter((i) => !isSkin(i));
  const worn = medianOf(cells, clothed.length < FEWEST ? shoulders : clothed)!;
  return {
    contrast: ciede2000(worn, wall),
    skin: 1 - clothed.length / shoulders.length,
  };
}
