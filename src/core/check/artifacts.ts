import type { IsoQuality } from '../../iso/quality.ts';
import type { Answers } from '../face/answers.ts';
import type { Coverings, Parsing } from '../face/face-parsing.ts';
import type { SkinModel } from '../face/skin-model.ts';
import type { Origin } from '../image-file/origin.ts';
import type { Lab } from '../pixels/colour.ts';
import type { Box, Point, Size } from '../pixels/geometry.ts';
import type { LabCrop } from '../pixels/lab-crop.ts';
import type { Mask, Plane, Raster } from '../pixels/raster.ts';
import type { Cells } from '../scene/cells.ts';

/** What an image file's bytes tell about it. */
export interface FileFacts {
  /** Media type found in the bytes, never the name. */
  readonly mime: string;
  readonly bytes: number;
  /** As displayed: after the orientation in the file has been applied. */
  readonly width: number;
  readonly height: number;
  /** Dots per inch, where JFIF, EXIF or pHYs states it. */
  readonly dpi?: number;
  readonly colourMode: 'rgb' | 'grey' | 'cmyk' | 'indexed';
}

/** A picture, `factor` times smaller. */
export interface Overview {
  readonly raster: Raster;
  readonly factor: number;
}

/** A picture whose pixels are read in pieces, so that a large one is never held whole. */
export interface Picture extends Size {
  /**
   * A `region` (pixels of the picture, fractional edges, inside it) at another size: upright sRGB, on
   * white where the picture is transparent.
   */
  read(region: Box, size: Size): Raster;
  /** A whole-pixel box inside the picture, shrunk `factor` times by averaging blocks. */
  shrunk(box: Box, factor: number): Raster;
  /** The whole picture, its long side at most 1024 px; made once. */
  overview(): Overview;
}

/** What the detector takes for a face. */
export interface Candidate {
  /** In pixels of the picture; it may reach over its edge. */
  readonly box: Box;
  /** 0…1 */
  readonly score: number;
}

/** What the detector's first look at a picture shows. */
export interface Glimpse {
  /** Whatever may be a face, largest first. */
  readonly found: readonly Candidate[];
  /** Squares of the picture that deserve a closer look. */
  readonly looks: readonly Box[];
  /** Whether nothing more has to be looked for. */
  readonly settled: boolean;
}

export interface Face extends Candidate {
  /** 478 points in the MediaPipe face-mesh numbering; the subject always has them. */
  readonly landmarks?: readonly Landmark[];
}

/** The person of the photo. Without landmarks where there is nobody. */
export interface Subject {
  /** 478 points in the MediaPipe face-mesh numbering. */
  readonly landmarks?: readonly Landmark[];
  /** Where the detector sees the face. */
  readonly box?: Box;
}

/** A landmark: x and y in pixels of the photo; z in the same unit, towards the camera negative. */
export interface Landmark extends Point {
  readonly z: number;
}

/** Degrees. yaw + = nose towards the image's right, pitch + = nose up, roll + = clockwise in the image. */
export interface Pose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** How much of each pixel belongs to the person, 0…1, over `region` of the photo. */
export interface Portrait {
  readonly matte: Plane;
  readonly region: Box;
}

/** The head's extremes and centres, in pixels of the photo. Left and right are the subject's. */
export interface Head {
  readonly leftEye: Point;
  readonly rightEye: Point;
  /** Midpoint between the eye centres. */
  readonly eyes: Point;
  readonly chin: Point;
  /** Where the cheeks meet the ears. */
  readonly leftCheek: Point;
  readonly rightCheek: Point;
  /** Highest row of head and hair; 0 where the frame cuts it. */
  readonly top: number;
}

/** Gaps between the lids and between the lips, in pixels of the photo. */
export interface Apertures {
  readonly leftEye: number;
  readonly rightEye: number;
  readonly mouth: number;
}

/** The snapshot that the photo was made from; of an as-is photo, the photo itself. */
export interface Source {
  readonly faceCount: number;
  /** Face width in pixels of the source; absent where no face was found. */
  readonly faceWidth?: number;
  /**
   * How far rounding may have moved the brightness of a block, in steps of 0…255. Only of a JPEG that the photo was
   * made from.
   */
  readonly blockError?: number;
}

/** Light on the face, of linear-light luminance L = 0…255, as in ISO/IEC 29794-5. */
export interface FaceLight {
  /** 256 bins of L over the face zone; they add up to 1. */
  readonly histogram: readonly number[];
}

/** The two cheek regions of ISO/IEC 29794-5, natural colour. */
export interface Cheeks {
  /** CIE a*, b* (D50) of their mean colour. */
  readonly a: number;
  readonly b: number;
}

/** Light on the cheeks and their skin. Left and right are the subject's. */
export interface SkinLight {
  /** Median relative luminance Y of each cheek, 0…1. */
  readonly left: number;
  readonly right: number;
  /** Share of the face's skin that is a reflection of a light. */
  readonly shine: number;
  /** The finest detail of the skin, divided by that of the eyes. */
  readonly texture: number;
}

/** The colours of the eyes. */
export interface EyeLook {
  /** Median colour of the eyes' whites. */
  readonly whites: Lab;
  /** Share of the redder iris that is red. */
  readonly red: number;
  /** Share of the area around an eye that is a reflection of a light; the larger of the two eyes. */
  readonly glare: number;
}

export interface MouthLook {
  /** Visible teeth, as a share of mouth and lips. */
  readonly teeth: number;
  /** Between the corners, over the distance between the eyes. */
  readonly width: number;
  /**
   * Height of the corners above the middle of the lips, divided by the mouth's width. It also rises when the chin
   * goes down.
   */
  readonly lift: number;
}

/**
 * Where the irises are in their eyes, in eye widths from the middle between the corners: `x` towards the image's
 * right along the line of the corners, `y` down.
 */
export type Gaze = Point;

/** What lies outside the person. L*a*b* is of D65. */
export interface Background {
  /** CIEDE2000 difference of its median colour from white. */
  readonly fromWhite: number;
  /** L* and C*ab of its median colour. */
  readonly lightness: number;
  readonly chroma: number;
  /**
   * How much it varies, in L*a*b*: the mean difference between neighbouring cells, and an eighth of the
   * difference across, as the root of the sum of their squares.
   */
  readonly unevenness: number;
  /** How much darker it is beside the head than elsewhere, in L*. */
  readonly shadow: number;
}

/** What is worn at the shoulders. */
export interface Clothing {
  /** CIEDE2000 difference between its median colour and the background's. */
  readonly contrast: number;
  /** Share of the shoulders that has the colour of the cheeks' skin. */
  readonly skin: number;
}

/** The brightness of the box about the face, and which of its pixels are the face. */
export interface FaceDetail {
  readonly luma: Plane;
  readonly zone: Mask;
}

/** Everything that is made of one photo. Checks may ask for what `recordable` names. */
export interface Artifacts {
  file: FileFacts;
  picture: Picture;
  /** All of the picture's pixels. */
  photo: Raster;
  glimpse: Glimpse;
  /** Their brightness as stored, 0…255. */
  luma: Plane;
  /** Whatever may be a face, largest first. */
  candidates: readonly Candidate[];
  subject: Subject;
  /** Every face of relevant size, the subject's first. */
  faces: readonly Face[];
  /** The subject's 478 points in the MediaPipe face-mesh numbering. */
  landmarks: readonly Landmark[];
  pose: Pose;
  /** Of the largest face of the first look, usually the subject's. */
  firstPortrait: Portrait | undefined;
  portrait: Portrait;
  /** What is seen where on and about the face. */
  parsing: Parsing;
  coverings: Coverings;
  answers: Answers;
  head: Head;
  apertures: Apertures;
  source: Source;
  /** What the chosen file says of where its picture comes from. */
  origin: Origin;
  faceLight: FaceLight;
  cheeks: Cheeks;
  /** The face's surroundings in L*a*b*. */
  faceLab: LabCrop;
  /** The colour of the face's skin. */
  skin: SkinModel;
  skinLight: SkinLight;
  eyeLook: EyeLook;
  mouthLook: MouthLook;
  gaze: Gaze;
  cells: Cells;
  background: Background;
  clothing: Clothing;
  /** Slope of the shoulder line, degrees, + = clockwise in the image. */
  shoulders: number;
  faceDetail: FaceDetail;
  /** Sharpness of the face's edges, 0 (blurred) … 1. */
  focus: number;
  /** Standard deviation of the noise in the face's calm parts, in steps of 0…255. */
  noise: number;
  /** How far the borders of a JPEG's blocks stand out, in steps of 0…255. */
  blockiness: number;
  /** Made where it is recorded; no check needs it. */
  isoQuality: IsoQuality;
}
export type ArtifactName = keyof Artifacts;

/** What a photo begins with. Everything else is made of these. */
export type SeedName = 'file' | 'picture' | 'photo';
