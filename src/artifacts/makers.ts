import { aperturesOf } from '../core/apertures.ts';
import { backgroundOf } from '../core/background.ts';
import { sharpnessOf } from '../core/blur.ts';
import { type Makers, maker, Unavailable } from '../core/gatherer.ts';
import { clip } from '../core/geometry.ts';
import { faceExtent, headRegion, headTop } from '../core/head.ts';
import { poseOf } from '../core/pose.ts';
import { cheeksOf, faceLightOf, faceZone, luma } from '../core/skin.ts';
import { BINOMIAL_3, smooth } from '../core/smooth.ts';
import { candidates, faces, landmarks, subject } from './faces.ts';
import { portraitOf } from './portrait.ts';

/** How every artifact comes about, beside those that a photo is seeded with: file, picture, photo. */
export const makers: Makers = {
  candidates,
  subject,
  faces,
  landmarks,
  pose: maker('pose')(['landmarks'], ({ landmarks }) => poseOf(landmarks)),
  portrait: maker('portrait')(['picture', 'landmarks'], ({ picture, landmarks }) =>
    portraitOf(picture, clip(headRegion(faceExtent(landmarks)), picture)),
  ),
  head: maker('head')(['landmarks', 'portrait'], ({ landmarks, portrait }) => ({
    ...faceExtent(landmarks),
    top: headTop(landmarks, portrait),
  })),
  apertures: maker('apertures')(['landmarks'], ({ landmarks }) => aperturesOf(landmarks)),
  source: maker('source')(['faces'], ({ faces }) => {
    const [subject] = faces;
    if (!subject?.landmarks) return { faceCount: 0 };
    const { leftCheek, rightCheek } = faceExtent(subject.landmarks);
    return { faceCount: faces.length, faceWidth: leftCheek.x - rightCheek.x };
  }),
  faceLight: maker('faceLight')(['photo', 'landmarks'], ({ photo, landmarks }) =>
    faceLightOf(photo, landmarks),
  ),
  cheeks: maker('cheeks')(['photo', 'landmarks'], ({ photo, landmarks }) => {
    const cheeks = cheeksOf(photo, landmarks);
    if (!cheeks) throw new Unavailable('no-face');
    return cheeks;
  }),
  background: maker('background')(['photo', 'portrait'], ({ photo, portrait }) => {
    const background = backgroundOf(photo, portrait);
    if (!background) throw new Unavailable('no-background');
    return background;
  }),
  focus: maker('focus')(['photo', 'landmarks'], ({ photo, landmarks }) =>
    // Noise would pass for detail; ISO/IEC 29794-5 smooths as much before it measures sharpness.
    sharpnessOf(smooth(luma(photo), BINOMIAL_3), faceZone(photo, landmarks).data),
  ),
};
