import type { Head, Portrait } from '../check/artifacts.ts';
import { faceWidth } from '../face/head.ts';

const PERSON = 0.5;
/** The shoulder line is followed between these distances from the middle, on each side, in widths of the face. */
const FROM = 0.56;
const TO = 0.82;
/** Both sides need at least this many columns in common. */
const FEWEST = 6;

/**
 * The height of the person's outline in a column of the matte, counted from the bottom. Undefined where the column
 * shows no person.
 */
function outline({ matte }: Portrait, column: number): number | undefined {
  const at = (row: number) => matte.data[row * matte.width + column];
  let row = matte.height - 1;
  if (at(row) < PERSON) return undefined;
  while (row > 0 && at(row - 1) >= PERSON) row -= 1;
  return row;
}

/**
 * Slope of the line through both shoulders, in degrees, + = clockwise in the image. Undefined where the photo ends
 * above them, or hair hides them.
 */
export function shoulderSlope(portrait: Portrait, head: Omit<Head, 'top'>): number | undefined {
  const { matte, region } = portrait;
  const face = faceWidth(head);
  const column = (x: number) => Math.floor(((x - region.x) / region.width) * matte.width);
  const step = region.width / matte.width;
  const rises: number[] = [];
  for (let aside = FROM * face; aside <= TO * face; aside += step) {
    const [left, right] = [column(head.chin.x - aside), column(head.chin.x + aside)];
    if (left < 0 || right >= matte.width) break;
    const [one, other] = [outline(portrait, left), outline(portrait, right)];
    if (one === undefined || other === undefined) continue;
    const down = region.height / matte.height;
    const isHair = Math.min(one, other) * down + region.y < head.chin.y;
    if (!isHair) rises.push(Math.atan2((other - one) * down, 2 * aside));
  }
  if (rises.length < FEWEST) return undefined;
  return ((rises.reduce((sum, rise) => sum + rise, 0) / rises.length) * 180) / Math.PI;
}
