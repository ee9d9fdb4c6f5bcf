import * as v from 'valibot';

/** Frames of the camera whose digests a claim may name. */
export const FRAMES_MAX = 8;
/** Characters of a camera's name that are sent. */
export const CAMERA_LABEL_MAX = 80;
const SIDE_MAX = 32_767;

/** What the endpoint gave when the camera was opened. Only the endpoint reads what is in it. */
export const challengeSchema = v.pipe(v.string(), v.regex(/^[\w.-]{1,200}$/));

const upTo = (max: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(max));

/** How far the photo is from the nearest of the frames before it: 0 where it is one of them. */
const continuitySchema = v.strictObject({
  /** The largest of yaw, pitch and roll, degrees. */
  pose: upTo(360),
  /** Mean luma of the face, 0–255. */
  light: upTo(255),
  /** The largest move of eyes, cheeks and chin, once the eyes lie on each other; in widths of the face. */
  landmarks: upTo(100),
});
export type Continuity = v.InferOutput<typeof continuitySchema>;

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SIDE_MAX));

/**
 * That the page's own camera took the photo, and no file lay between. A browser says it, and can be made to
 * say it: it is a claim, not a proof.
 */
export const captureSchema = v.strictObject({
  how: v.literal('here'),
  /** Absent where there was no network when the camera was opened. */
  challenge: v.exactOptional(challengeSchema),
  /** SHA-256 of small copies of the frames around the shot, in their order. */
  frames: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
    v.minLength(1),
    v.maxLength(FRAMES_MAX),
  ),
  /** Absent where the frames could not be measured, or showed no face. */
  continuity: v.exactOptional(continuitySchema),
  camera: v.strictObject({
    label: v.pipe(v.string(), v.maxLength(CAMERA_LABEL_MAX)),
    /** Of its frames, px. */
    width: side,
    height: side,
  }),
});
export type Capture = v.InferOutput<typeof captureSchema>;

/** What a receipt says of where its photo comes from; absent: it is an uploaded file. */
export const capturedSchema = v.picklist(['here', 'here-unchallenged']);
export type Captured = v.InferOutput<typeof capturedSchema>;

/** The same, spoken to people. */
export type Provenance = Captured | 'file';

/** What is to be said of a claim that the endpoint has taken: it takes no challenge that does not hold. */
export const capturedOf = ({
  capture,
}: {
  readonly capture?: Pick<Capture, 'challenge'>;
}): Captured | undefined =>
  capture && (capture.challenge === undefined ? 'here-unchallenged' : 'here');

/** The same claim without its challenge, which the endpoint no longer takes. */
export function unchallenged<T extends { readonly capture?: Capture }>(claim: T): T {
  if (!claim.capture) return claim;
  const { challenge: _, ...capture } = claim.capture;
  return { ...claim, capture };
}
