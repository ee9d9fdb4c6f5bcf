import type { Picture } from '../../core/check/artifacts.ts';
import { type Box, type Size, wholeOf } from '../../core/pixels/geometry.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { context } from './bitmap.ts';
import { OVERVIEW } from './picture.ts';

/**
 * A camera's frame as a picture, scaled by the platform's canvas. That is twenty times as fast as Lanczos, and
 * good enough for guidance. A photo that is judged is never read this way.
 */
export function framePicture(frame: ImageBitmap): Picture {
  const { width, height } = frame;
  const read = (region: Box, size: Size): Raster => {
    const drawing = context(size.width, size.height);
    drawing.imageSmoothingQuality = 'medium';
    const { x, y } = region;
    drawing.drawImage(frame, x, y, region.width, region.height, 0, 0, size.width, size.height);
    return drawing.getImageData(0, 0, size.width, size.height);
  };
  const shrunk = (box: Box, factor: number): Raster => {
    const size = { width: Math.ceil(box.width / factor), height: Math.ceil(box.height / factor) };
    // Only whole blocks: a block that reaches over the edge must not make the others smaller.
    return read({ ...box, width: size.width * factor, height: size.height * factor }, size);
  };
  return {
    width,
    height,
    read,
    shrunk,
    overview() {
      const factor = Math.ceil(Math.max(width, height) / OVERVIEW);
      return {
        factor,
        // Drawn only when needed: most reads of a frame do not use it.
        get raster() {
          return shrunk(wholeOf(frame), factor);
        },
      };
    },
  };
}
