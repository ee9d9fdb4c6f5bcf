/** A place in a photo: pixels from its top-left corner, x to the right, y down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle in a photo, in its pixels. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const midpoint = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

export const clamp = (value: number, min: number, max: number): number =>
  Math.min(Math.max(value, min), max);

/** The area that two boxes have in common, divided by the area of the smaller box. */
export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(a.width * a.height, b.width * b.height);
}

/** The box that covers a whole picture. */
export const wholeOf = ({ width, height }: Size): Box => ({ x: 0, y: 0, width, height });

/** The upright square of a given side about a box's centre. */
export function squareAbout(box: Box, side: number): Box {
  const x = box.x + (box.width - side) / 2;
  const y = box.y + (box.height - side) / 2;
  return { x, y, width: side, height: side };
}

/** A box in a picture `factor` times as large. */
export const scaled = ({ x, y, width, height }: Box, factor: number): Box => ({
  x: x * factor,
  y: y * factor,
  width: width * factor,
  height: height * factor,
});

/** The part of a box that lies inside a picture. */
export function clip(box: Box, { width, height }: Size): Box {
  const x = clamp(box.x, 0, width);
  const y = clamp(box.y, 0, height);
  return {
    x,
    y,
    width: clamp(box.x + box.width, 0, width) - x,
    height: clamp(box.y + box.height, 0, height) - y,
  };
}

/** The smallest box around points. */
export function bounds(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
