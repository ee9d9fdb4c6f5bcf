import { defineCheck } from '../core/check/check.ts';
import { Unavailable } from '../core/check/gatherer.ts';
import { atLeast, range } from '../core/check/judge.ts';

/** Faces of relevant size anywhere in the source. */
export const faceCount = defineCheck({
  id: 'face-count',
  needs: ['source'],
  measure: ({ source }) => source.faceCount,
  judge: range,
});

/** Face width in the source, px: how many pixels the photo was scaled from. */
export const sourceFaceWidth = defineCheck({
  id: 'source-face-width',
  needs: ['source'],
  measure: ({ source }) => {
    if (source.faceWidth === undefined) throw new Unavailable('no-face');
    return source.faceWidth;
  },
  judge: atLeast,
});
