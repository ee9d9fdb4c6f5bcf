import { type Makers, maker, Unavailable } from '../core/check/gatherer.ts';
import { aperturesOf } from '../core/face/apertures.ts';
import { eyeLookOf } from '../core/face/eye-look.ts';
import { faceDetailOf } from '../core/face/face-detail.ts';
import { coveringsOf } from '../core/face/face-parsing.ts';
import { gazeOf } from '../core/face/gaze.ts';
import { faceExtent, faceWidth, headTop, portraitRegion } from '../core/face/head.ts';
import { mouthLookOf } from '../core/face/mouth-look.ts';
import { poseOf } from '../core/face/pose.ts';
import { cheeksOf, faceLightOf, luma } from '../core/face/skin.ts';
import { skinLightOf } from '../core/face/skin-light.ts';
import { skinModelOf } from '../core/face/skin-model.ts';
import { blockinessOf } from '../core/pixels/blockiness.ts';
import { edgeSharpness } from '../core/pixels/edge-sharpness.ts';
import { grainOf } from '../core/pixels/grain.ts';
import { cropAbout } from '../core/pixels/lab-crop.ts';
import { backgroundOf } from '../core/scene/background.ts';
import { cellsOf } from '../core/scene/cells.ts';
import { clothingOf } from '../core/scene/clothing.ts';
import { shoulderSlope } from '../core/scene/shoulders.ts';
import { isoQualityOf } from '../iso/quality.ts';
import { candidates, faces, glimpse, landmarks, subject } from './networks/faces.ts';
import { parsingOf } from './networks/parsing.ts';
import { portraitOf } from './networks/portrait.ts';

/** The lenses of large glasses reach this far around the landmarks, px. */
const FACE_MARGIN = 20;

/** How to make every artifact, except those that a photo starts with: file, picture, photo. */
export const makers: Makers = {
  glimpse,
  candidates,
  subject,
  faces,
  landmarks,
  pose: maker('pose')(['landmarks'], ({ landmarks }) => poseOf(landmarks)),
  firstPortrait: maker('firstPortrait')(['picture', 'glimpse'], async ({ picture, glimpse }) => {
    const [likely] = glimpse.found;
    return likely && portraitOf(picture, portraitRegion(likely.box, picture));
  }),
  portrait: maker('portrait')(
    ['picture', 'firstPortrait', 'glimpse', 'subject'],
    ({ picture, firstPortrait, glimpse, subject: { box } }) => {
      if (!box) throw new Unavailable('no-face');
      if (firstPortrait && box === glimpse.found[0]?.box) return firstPortrait;
      return portraitOf(picture, portraitRegion(box, picture));
    },
  ),
  head: maker('head')(['portrait', 'landmarks'], ({ landmarks, portrait }) => ({
    ...faceExtent(landmarks),
    top: headTop(landmarks, portrait),
  })),
  parsing: maker('parsing')(['photo', 'landmarks'], ({ photo, landmarks }) =>
    parsingOf(photo, landmarks),
  ),
  coverings: maker('coverings')(['parsing', 'landmarks'], ({ parsing, landmarks }) =>
    coveringsOf(parsing, landmarks),
  ),
  answers: maker('answers')(['parsing'], ({ parsing }) => parsing.answers),
  apertures: maker('apertures')(['landmarks'], ({ landmarks }) => aperturesOf(landmarks)),
  source: maker('source')(['faces'], ({ faces }) => {
    const [subject] = faces;
    if (!subject?.landmarks) return { faceCount: 0 };
    return { faceCount: faces.length, faceWidth: faceWidth(faceExtent(subject.landmarks)) };
  }),
  // Of pixels that no file holds, such as a camera's frame. A file's own is known before its pixels.
  origin: maker('origin')([], () => ({ kind: 'none' })),
  luma: maker('luma')(['photo'], ({ photo }) => luma(photo)),
  faceLight: maker('faceLight')(['photo', 'landmarks'], ({ photo, landmarks }) =>
    faceLightOf(photo, landmarks),
  ),
  cheeks: maker('cheeks')(['photo', 'landmarks'], ({ photo, landmarks }) => {
    const cheeks = cheeksOf(photo, landmarks);
    if (!cheeks) throw new Unavailable('no-face');
    return cheeks;
  }),
  faceLab: maker('faceLab')(['photo', 'landmarks'], ({ photo, landmarks }) =>
    cropAbout(photo, landmarks, FACE_MARGIN),
  ),
  skin: maker('skin')(['faceLab', 'landmarks'], ({ faceLab, landmarks }) => {
    const skin = skinModelOf(faceLab, landmarks);
    if (!skin) throw new Unavailable('no-face');
    return skin;
  }),
  skinLight: maker('skinLight')(
    ['luma', 'faceLab', 'landmarks', 'skin'],
    ({ luma, faceLab, landmarks, skin }) => skinLightOf(luma, faceLab, landmarks, skin),
  ),
  eyeLook: maker('eyeLook')(['faceLab', 'landmarks', 'skin'], ({ faceLab, landmarks, skin }) =>
    eyeLookOf(faceLab, landmarks, skin),
  ),
  mouthLook: maker('mouthLook')(['faceLab', 'landmarks', 'skin'], ({ faceLab, landmarks, skin }) =>
    mouthLookOf(faceLab, landmarks, skin),
  ),
  gaze: maker('gaze')(['landmarks'], ({ landmarks }) => gazeOf(landmarks)),
  cells: maker('cells')(['photo'], ({ photo }) => cellsOf(photo)),
  background: maker('background')(
    ['cells', 'portrait', 'landmarks'],
    ({ cells, portrait, landmarks }) => {
      const background = backgroundOf(cells, portrait, faceExtent(landmarks));
      if (!background) throw new Unavailable('no-background');
      return background;
    },
  ),
  clothing: maker('clothing')(
    ['cells', 'portrait', 'landmarks', 'skin'],
    ({ cells, portrait, landmarks, skin }) => {
      const clothing = clothingOf(cells, portrait, faceExtent(landmarks), skin);
      if (!clothing) throw new Unavailable('no-shoulders');
      return clothing;
    },
  ),
  shoulders: maker('shoulders')(['portrait', 'landmarks'], ({ portrait, landmarks }) => {
    const slope = shoulderSlope(portrait, faceExtent(landmarks));
    if (slope === undefined) throw new Unavailable('no-shoulders');
    return slope;
  }),
  faceDetail: maker('faceDetail')(['luma', 'landmarks'], ({ luma, landmarks }) =>
    faceDetailOf(luma, landmarks),
  ),
  focus: maker('focus')(['faceDetail'], ({ faceDetail: { luma, zone } }) =>
    edgeSharpness(luma, zone),
  ),
  noise: maker('noise')(['faceDetail'], ({ faceDetail: { luma, zone } }) => {
    const noise = grainOf(luma, zone);
    if (noise === undefined) throw new Unavailable('no-face');
    return noise;
  }),
  isoQuality: maker('isoQuality')(
    ['photo', 'landmarks', 'pose', 'portrait'],
    ({ photo, landmarks, pose, portrait }) => isoQualityOf(photo, landmarks, pose, portrait),
  ),
  blockiness: maker('blockiness')(['luma'], ({ luma }) => blockinessOf(luma)),
};
