import type { Clothing, Head, Portrait } from '../check/artifacts.ts';
import { faceWidth } from '../face/head.ts';
import type { Lab } from '../pixels/colour.ts';
import { ciede2000 } from '../pixels/colour-difference.ts';
import { valuesAt } from '../pixels/lab-crop.ts';
import { indicesOf } from '../pixels/mask.ts';
import { quantile } from '../pixels/quantile.ts';
import type { Mask } from '../pixels/raster.ts';
import { clearOf } from './background.ts';
import { type Cells, cellsWhere } from './cells.ts';

/** A larger share of the person than this counts as all person. */
const PERSON = 0.9;
/** The clothes begin this far below the chin and this far from the middle, in widths of the face. */
const BELOW = 0.06;
const ASIDE = 0.4;
/**
 * The background that clothes are compared with begins this far from the person, as a share of the photo's height.
 */
const BORDER = 0.036;
/** With fewer cells than this nothing can be said. */
const FEWEST = 24;
/**
 * Skin differs from the cheeks by no more than this, in a* and b* and in L*. Its lightness varies more than its
 * colour.
 */
const SKIN = { tint: 7, shade: 28 } as const;

function medianOf({ lab }: Cells, inside: readonly number[]): Lab | undefined {
  const median = (channel: Float32Array) => quantile(valuesAt(channel, inside), 0.5);
  const [l, a, b] = [median(lab.l), median(lab.a), median(lab.b)];
  return l === undefined || a === undefined || b === undefined ? undefined : { l, a, b };
}

/** Cells of the person below the chin that are at least `aside` widths of the face from its middle. */
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

/** The person's cells at the shoulders, as indices, and whether such a cell has the skin's colour. */
function shouldersOf(cells: Cells, portrait: Portrait, head: Omit<Head, 'top'>, skin: Lab) {
  const beside = cellsBelow(cells, portrait, head, ASIDE);
  // Where the head fills a close frame, no shoulders are visible. Then the collar is measured.
  const shoulders = beside.length < FEWEST ? cellsBelow(cells, portrait, head, 0) : beside;
  const { l, a, b } = cells.lab;
  const isSkin = (i: number) =>
    (a[i] - skin.a) ** 2 + (b[i] - skin.b) ** 2 < SKIN.tint ** 2 &&
    Math.abs(l[i] - skin.l) < SKIN.shade;
  return { shoulders, isSkin };
}

/** The cells at the shoulders that show clothes, or skin. */
export function shoulderCells(
  cells: Cells,
  portrait: Portrait,
  head: Omit<Head, 'top'>,
  skin: Lab,
  which: 'clothes' | 'skin',
): Mask {
  const { width, height } = cells;
  const { shoulders, isSkin } = shouldersOf(cells, portrait, head, skin);
  const data = new Uint8Array(width * height);
  for (const i of shoulders) if (isSkin(i) === (which === 'skin')) data[i] = 1;
  return { width, height, data };
}

/** Measures what is worn at the shoulders. Undefined where they or the background are not in the photo. */
export function clothingOf(
  cells: Cells,
  portrait: Portrait,
  head: Omit<Head, 'top'>,
  skin: Lab,
): Clothing | undefined {
  const { shoulders, isSkin } = shouldersOf(cells, portrait, head, skin);
  const wall = medianOf(cells, indicesOf(clearOf(cells, portrait, BORDER)));
  if (shoulders.length < FEWEST || !wall) return undefined;
  const clothed = shoulders.filter((i) => !isSkin(i));
  const worn = medianOf(cells, clothed.length < FEWEST ? shoulders : clothed)!;
  return {
    contrast: ciede2000(worn, wall),
    skin: 1 - clothed.length / shoulders.length,
  };
}
