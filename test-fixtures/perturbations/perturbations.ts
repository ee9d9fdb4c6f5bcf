import type { CheckId } from '../../src/checks/index.ts';
import { gain, image, type Pixels, topOfHead } from './pixels.ts';

/** A change of a photo whose effect is known, whoever is in it. */
export interface Perturbation {
  readonly name: string;
  readonly shows: string;
  /** The changed photo as a file. Undefined where this photo does not allow the change. */
  apply(photo: Pixels): Promise<Buffer> | undefined;
  /** `harmless`: all labels of the photo stay true. Otherwise cells of the labels. */
  readonly expect:
    | 'harmless'
    | { readonly outcome: string; readonly checks: Readonly<Partial<Record<CheckId, string>>> };
}

const QUALITY = 92;
const jpeg = (photo: Pixels): Promise<Buffer> => image(photo).jpeg({ quality: QUALITY }).toBuffer();

/** Where a face may no longer be found, its checks are unknown, and the photo goes to review. */
const rejected = (check: CheckId): Perturbation['expect'] => ({
  outcome: 'reject|review',
  checks: { [check]: 'fail|unknown' },
});

/** A share of the height, so that small and large photos lose the same detail of a face. */
function blurred(share: number, expect: Perturbation['expect']): Perturbation {
  return {
    name: `blur-${share}`,
    shows: `out of focus: sigma ${share} of the height`,
    apply: (photo) =>
      image(photo)
        .blur(Math.max(0.3, photo.height * share))
        .jpeg({ quality: QUALITY })
        .toBuffer(),
    expect,
  };
}

function exposed(name: string, factor: number, check: CheckId): Perturbation {
  return {
    name,
    shows: `${factor} times the light`,
    apply: (photo) => jpeg(gain(photo, [factor, factor, factor])),
    expect: rejected(check),
  };
}

function cast(name: string, factors: readonly number[]): Perturbation {
  return {
    name,
    shows: `light of red, green, blue times ${factors.join(', ')}`,
    apply: (photo) => jpeg(gain(photo, factors)),
    expect: rejected('skin-colour'),
  };
}

/** More than twice the limit, because a photo that passed may have been tilted the other way. */
function rolled(angle: number): Perturbation {
  return {
    name: `roll${angle > 0 ? '+' : ''}${angle}`,
    shows: `turned by ${angle}° clockwise`,
    apply: (photo) => {
      const [r = 0, g = 0, b = 0] = photo.rgb;
      return image(photo)
        .rotate(angle, { background: { r, g, b } })
        .jpeg({ quality: QUALITY })
        .toBuffer();
    },
    expect: rejected('pose-roll'),
  };
}

/** On a short side of this many px, another encoding loses nothing. */
const AMPLE = 600;

function harmless(
  name: string,
  shows: string,
  encode: (photo: Pixels) => Promise<Buffer>,
): Perturbation {
  const apply = (photo: Pixels) =>
    Math.min(photo.width, photo.height) < AMPLE ? undefined : encode(photo);
  return { name, shows, apply, expect: 'harmless' };
}

/** Of the height, below the top of the head. */
const SCALP = 0.06;
const cropped: Perturbation = {
  name: 'crop-tight',
  shows: 'the top of the head cut off; only where the wall is plain',
  apply: (photo) => {
    const top = topOfHead(photo);
    if (top === undefined) return undefined;
    const from = Math.round(top + photo.height * SCALP);
    const size = { width: photo.width, height: photo.height - from };
    return image(photo)
      .extract({ left: 0, top: from, ...size })
      .jpeg({ quality: QUALITY })
      .toBuffer();
  },
  expect: { outcome: 'reject|too-small', checks: {} },
};

/** Narrower than any limit for the face alone. */
const SHRUNK = 180;
const shrunk: Perturbation = {
  name: 'shrink',
  shows: `scaled down to ${SHRUNK} px wide: refused, or a face that is too small`,
  apply: (photo) => image(photo).resize({ width: SHRUNK }).jpeg({ quality: QUALITY }).toBuffer(),
  expect: { outcome: 'reject|too-small', checks: {} },
};

/** All perturbations of one photo. */
export const perturbations: readonly Perturbation[] = [
  harmless('png', 'the same pixels as PNG', (photo) => image(photo).png().toBuffer()),
  harmless('jpeg-92', 'encoded again, quality 92', jpeg),
  harmless('jpeg-75', 'encoded again, quality 75', (photo) =>
    image(photo).jpeg({ quality: 75 }).toBuffer(),
  ),
  harmless('mirrored', 'left and right swapped', (photo) =>
    image(photo).flop().jpeg({ quality: QUALITY }).toBuffer(),
  ),
  harmless('exif-turned', 'pixels turned by 90°, EXIF says so', (photo) =>
    image(photo).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: QUALITY }).toBuffer(),
  ),
  blurred(0.012, rejected('sharpness')),
  blurred(0.02, rejected('sharpness')),
  exposed('dark', 0.02, 'under-exposure'),
  exposed('burnt-out', 40, 'over-exposure'),
  cast('green-cast', [0.3, 1, 0.35]),
  cast('blue-cast', [0.35, 0.5, 2]),
  rolled(20),
  rolled(-20),
  cropped,
  shrunk,
];
