import { defineCheck } from '../core/check/check.ts';
import { Unavailable } from '../core/check/gatherer.ts';
import { oneOf, range, size } from '../core/check/judge.ts';

/** Media type found in the bytes, never the name. */
export const fileFormat = defineCheck({
  id: 'file-format',
  needs: ['file'],
  measure: ({ file }) => file.mime,
  judge: oneOf,
});

/** Size of the file in bytes. */
export const fileBytes = defineCheck({
  id: 'file-bytes',
  needs: ['file'],
  measure: ({ file }) => file.bytes,
  judge: range,
});

/** `WIDTHxHEIGHT` in pixels, as displayed. */
export const frameSize = defineCheck({
  id: 'frame-size',
  needs: ['file'],
  measure: ({ file }) => `${file.width}x${file.height}`,
  judge: size,
});

/** Dots per inch that the file states; unknown where it states none. */
export const fileDpi = defineCheck({
  id: 'file-dpi',
  needs: ['file'],
  measure: ({ file }) => {
    if (file.dpi === undefined) throw new Unavailable('not-stated');
    return file.dpi;
  },
  judge: range,
});

/** How the file stores colour: rgb, grey, cmyk or indexed. */
export const colourMode = defineCheck({
  id: 'colour-mode',
  needs: ['file'],
  measure: ({ file }) => file.colourMode as string,
  judge: oneOf,
});
