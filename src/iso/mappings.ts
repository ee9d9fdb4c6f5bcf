/** Turns a raw value into its quality component, a whole number 0…100. */
type Mapping = (raw: number) => number;

const RADIAN = Math.PI / 180;
const scale = (value: number): number => Math.min(100, Math.max(0, Math.round(value)));
const sigmoid = (x: number, x0: number, w: number): number => 1 / (1 + Math.exp((x0 - x) / w));

interface Curve {
  readonly h: number;
  readonly a: number;
  readonly s: number;
  readonly x0: number;
  readonly w: number;
  /** The best raw value, where the distance from it counts. */
  readonly from?: number;
}

/** h (a + s σ(x)): the standard's general map. */
const curve =
  ({ h, a, s, x0, w, from }: Curve): Mapping =>
  (raw) =>
    scale(h * (a + s * sigmoid(from === undefined ? raw : Math.abs(raw - from), x0, w)));

const rising = (x0: number, w: number): Mapping => curve({ h: 100, a: 0, s: 1, x0, w });
const times =
  (factor: number): Mapping =>
  (raw) =>
    scale(factor * raw);
const share: Mapping = (raw) => scale(100 * (1 - raw));
const angle: Mapping = (raw) => scale(100 * Math.max(0, Math.cos(raw * RADIAN)) ** 2);

/** Falls along σ from 100 at `none` to 0 at `all`. */
const covering =
  ({ none, all, x0, w }: { none: number; all: number; x0: number; w: number }): Mapping =>
  (raw) => {
    if (raw <= none) return 100;
    if (raw >= all) return 0;
    const [best, worst] = [sigmoid(none, x0, w), sigmoid(all, x0, w)];
    return scale((100 * (worst - sigmoid(raw, x0, w))) / (worst - best));
  };

/**
 * ISO/IEC 29794-5:2025: the map from each measure's raw value to its quality component, with the constants of OFIQ
 * 1.0.3.
 */
export const mappings = {
  UnifiedQualityScore: rising(23, 2.6),
  BackgroundUniformity: curve({ h: 190, a: 1, s: -1, x0: 10, w: 100 }),
  IlluminationUniformity: (raw) => scale(100 * raw ** 0.3),
  LuminanceMean: (raw) => scale(100 * sigmoid(raw, 0.2, 0.05) * (1 - sigmoid(raw, 0.8, 0.05))),
  LuminanceVariance: (raw) => scale(100 * Math.sin((60 * raw * Math.PI) / (60 * raw + 1))),
  UnderExposurePrevention: curve({ h: 120, a: 0.832, s: -1, x0: 0.92, w: 0.05 }),
  OverExposurePrevention: (raw) => scale(1 / (raw + 0.01)),
  DynamicRange: times(12.5),
  Sharpness: curve({ h: 1, a: -14, s: 115, x0: -20, w: 15 }),
  CompressionArtifacts: curve({ h: 1, a: -0.0278, s: 103, x0: 0.3308, w: 0.092 }),
  NaturalColour: curve({ h: 200, a: 1, s: -1, x0: 0, w: 10 }),
  SingleFacePresent: share,
  EyesOpen: rising(0.02, 0.01),
  MouthClosed: curve({ h: 100, a: 1, s: -1, x0: 0.2, w: 0.06 }),
  EyesVisible: share,
  MouthOcclusionPrevention: share,
  FaceOcclusionPrevention: share,
  InterEyeDistance: rising(70, 20),
  HeadSize: curve({ h: 200, a: 1, s: -1, x0: 0, w: 0.05, from: 0.45 }),
  LeftwardCropOfTheFaceImage: rising(0.9, 0.1),
  RightwardCropOfTheFaceImage: rising(0.9, 0.1),
  MarginAboveOfTheFaceImage: rising(1.4, 0.1),
  MarginBelowOfTheFaceImage: rising(1.8, 0.1),
  HeadPoseYaw: angle,
  HeadPosePitch: angle,
  HeadPoseRoll: angle,
  ExpressionNeutrality: rising(-5000, 5000),
  NoHeadCoverings: covering({ none: 0, all: 0.95, x0: 0.02, w: 0.1 }),
} as const satisfies Readonly<Record<string, Mapping>>;
