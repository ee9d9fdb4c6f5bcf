import type { Box, Point, Size } from './geometry.ts';
import type { Plane, Raster } from './raster.ts';

/** What the bytes of an image file say of it. */
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

export interface Face extends Candidate {
  /** 478 points in the MediaPipe face-mesh numbering; the subject always has them. */
  readonly landmarks?: readonly Landmark[];
}

/** The person whose photo it is; without landmarks where there is nobody. */
export interface Subject {
  /** 478 points in the MediaPipe face-mesh numbering. */
  readonly landmarks?: readonly Landmark[];
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
}

/** Light on the face, of linear-light luminance L = 0…255, as in ISO/IEC 29794-5. */
export interface FaceLight {
  /** 256 bins of L over the face zone; they add up to 1. */
  readonly histogram: readonly number[];
}

/** The two cheek regions of ISO/IEC 29794-5, illumination uniformity and natural colour. */
export interface Cheeks {
  /** 256 bins of L of each cheek; each adds up to 1. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** CIE a*, b* (D50) of their mean colour. */
  readonly a: number;
  readonly b: number;
}

/** What lies outside the person. */
export interface Background {
  /** Mean CIE 1976 colour difference from white (D65). */
  readonly fromWhite: number;
  /** Mean magnitude of the Scharr gradient of smoothed L over the calmest 95 %. */
  readonly gradient: number;
}

/** Everything a check may ask for about one photo. */
export interface Artifacts {
  file: FileFacts;
  picture: Picture;
  /** All of the picture's pixels. */
  photo: Raster;
  /** Whatever may be a face, largest first. */
  candidates: readonly Candidate[];
  subject: Subject;
  /** Every face of relevant size, the subject's first. */
  faces: readonly Face[];
  /** The subject's 478 points in the MediaPipe face-mesh numbering. */
  landmarks: readonly Landmark[];
  pose: Pose;
  portrait: Portrait;
  head: Head;
  apertures: Apertures;
  source: Source;
  faceLight: FaceLight;
  cheeks: Cheeks;
  background: Background;
  /** Sharpness of the face, 0 (blurred) … 1. */
  focus: number;
}
export type ArtifactName = keyof Artifacts;
