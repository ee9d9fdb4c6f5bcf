import { afterOthers } from '../artifacts/after-others.ts';
import { makers } from '../artifacts/makers.ts';
import { framedSubject } from '../artifacts/networks/faces.ts';
import { portraitOf } from '../artifacts/networks/portrait.ts';
import { isTransparent } from '../artifacts/pictures/bitmap.ts';
import { decodePhoto } from '../artifacts/pictures/decode.ts';
import { decodeJpeg, encodeJpeg } from '../artifacts/pictures/jpeg.ts';
import { rasterPicture } from '../artifacts/pictures/picture.ts';
import { readsTruly } from '../artifacts/pictures/pixel-truth.ts';
import type { Artifacts, Picture, Portrait, Source } from '../core/check/artifacts.ts';
import {
  begin,
  type Gather,
  gatherer,
  maker,
  takenFrom,
  Unavailable,
} from '../core/check/gatherer.ts';
import { bareJpeg } from '../core/image-file/bare-jpeg.ts';
import { type ImageFacts, imageFacts } from '../core/image-file/facts.ts';
import { originOf } from '../core/image-file/origin.ts';
import { wholeOf } from '../core/pixels/geometry.ts';
import type { Raster } from '../core/pixels/raster.ts';
import { onWhite } from '../core/scene/white-background.ts';
import type {
  AssessmentResult,
  CropShortfall,
  Edit,
  Mode,
  Refusal,
  Stage,
} from '../engine/assessment.ts';
import { composeCrop, widestCrop } from '../engine/compose.ts';
import { MAX_BYTES, naturalMode, noticesOf, refusalOf } from '../engine/intake.ts';
import { placesOf } from '../engine/places.ts';
import { record } from '../engine/recorded.ts';
import type { Spec } from '../engine/spec.ts';
import { measureAndJudge } from '../engine/verdict.ts';
import { engineVersion } from '../engine/version.ts';
import { specs } from '../specs/index.ts';
import { beginLoading, modelsDigest } from './models.ts';
import { turnedUpright } from './upright.ts';

export interface Request {
  /** Id of one of the specs. */
  readonly spec: string;
  /** Absent: as-is for a JPEG that already has the frame, compose for everything else. */
  readonly mode?: Mode;
  /** Changes beyond cropping and scaling. A photo with changes is always composed. The spec must allow them. */
  readonly edits?: readonly Edit[];
  /** Also gives the recorded artifacts. */
  readonly record?: boolean;
}

/** What a result depends on besides the photo: the engine's version, and the SHA-256 of the model manifest. */
export const provenance = async (): Promise<{ engine: string; models: string }> => ({
  engine: engineVersion,
  models: await modelsDigest(),
});

type OnStage = (stage: Stage) => void;

const onBug = (check: string, error: unknown) => console.error(check, error);

/** An artifact, or undefined where the photo cannot have it. */
async function tryGather<K extends keyof Artifacts>(
  gather: Gather,
  name: K,
): Promise<Artifacts[K] | undefined> {
  try {
    return (await gather([name]))[name];
  } catch (error) {
    if (error instanceof Unavailable) return undefined;
    throw error;
  }
}

interface Composed {
  readonly photo: Uint8Array<ArrayBuffer>;
  readonly source: Source;
  readonly edits: readonly Edit[];
  readonly shortfalls: readonly CropShortfall[];
}

/**
 * Which pixels are the person, in a picture that is framed like an ID photo: it shows head, hair and shoulders,
 * and little else.
 */
const framedPortrait = (picture: Picture): Promise<Portrait> =>
  portraitOf(picture, wholeOf(picture));

/** A finished frame that shows only the person on white. */
async function whiten(photo: Raster): Promise<Raster> {
  return onWhite(photo, await framedPortrait(rasterPicture(photo)));
}

async function compose(
  picture: Picture,
  gather: Gather,
  spec: Spec,
  wanted: readonly Edit[],
  onStage: OnStage,
): Promise<Composed> {
  const head = await tryGather(gather, 'head');
  onStage('composing');
  const { region, shortfalls } = head
    ? composeCrop(head, picture, spec)
    : widestCrop(picture, spec);
  const cropped = picture.read(region, spec.format);
  // Without a face it is not known which pixels are the person.
  const edits = head ? wanted : [];
  const finished = edits.includes('white-background') ? await whiten(cropped) : cropped;
  const photo = await encodeJpeg(finished, spec.format);
  const { source } = await gather(['source']);
  return { photo, source, shortfalls, edits };
}

const plain = (facts: ImageFacts) =>
  facts.mime === 'image/jpeg' &&
  facts.colourMode === 'rgb' &&
  facts.orientation === 1 &&
  facts.profile === undefined;

/**
 * A finished photo of up to this many pixels is decoded by our own decoder, alike in every browser; a larger one
 * by the browser's.
 */
const PLAIN_PIXELS = 2_000_000;

/** Whether our own decoder reads this finished photo. */
const isOurs = (facts: ImageFacts): boolean =>
  plain(facts) && facts.width * facts.height <= PLAIN_PIXELS;

/**
 * Whether a photo's pixels go through the browser, which may alter them. HEIC is decoded by our own decoder in every
 * browser that is known to do so.
 */
const goesThroughBrowser = (mode: Mode, facts: ImageFacts): boolean =>
  facts.mime !== 'image/heic' && !(mode === 'as-is' && isOurs(facts));

async function decodeReady(
  file: Blob,
  bytes: Uint8Array<ArrayBuffer>,
  facts: ImageFacts,
): Promise<Raster | undefined> {
  if (isOurs(facts)) return decodeJpeg(bytes);
  const picture = await decodePhoto(file, bytes, facts);
  if (!picture) return undefined;
  const raster = picture.read(wholeOf(picture), picture);
  picture.close();
  return raster;
}

/**
 * Assesses a photo: intake, compose (in that mode), checks, verdict. Everything that a file can cause comes back
 * as a refusal or a finding.
 */
export async function assessPhoto(
  file: Blob,
  { spec: id, mode: wanted, edits = [], record: wantsRecord = false }: Request,
  onStage: OnStage,
): Promise<AssessmentResult> {
  const spec = specs[id];
  if (!spec) throw new Error(`no spec "${id}"`);
  if (edits.length > 0 && spec.whiteBackground.rule === 'forbidden') {
    throw new Error(`${id} forbids a white background`);
  }
  onStage('reading');
  if (file.size > MAX_BYTES) return { ok: false, refusal: 'too-many-bytes' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const facts = imageFacts(bytes);
  const mode = edits.length > 0 ? 'compose' : (wanted ?? naturalMode(facts, spec.format));
  const refusal = refusalOf(bytes.length, facts, mode, spec.format);
  if (refusal || !facts) return { ok: false, refusal: refusal ?? 'not-an-image' };
  if (goesThroughBrowser(mode, facts) && !(await readsTruly())) {
    return { ok: false, refusal: 'altered-pixels' };
  }
  const isCutOut = facts.hasAlpha === true && (await isTransparent(file));
  if (isCutOut && spec.whiteBackground.rule === 'forbidden') {
    return { ok: false, refusal: 'cut-out' };
  }
  beginLoading();
  const measured =
    mode === 'compose'
      ? await measureComposed(file, bytes, facts, spec, edits, onStage)
      : await measureReady(file, bytes, facts, spec, onStage);
  if (!measured) return { ok: false, refusal: undecodable(facts) };
  const { photo, gather, shortfalls, edits: made, isTurned } = measured;
  // First what networks make. Meanwhile this thread makes the rest.
  begin(gather, ['parsing', 'source']);
  await afterOthers();
  const verdict = await measureAndJudge(gather, spec, onBug);
  const { file: photoFacts, picture } = await gather(['file', 'picture']);
  const head = await tryGather(gather, 'head');
  const places = await placesOf(gather, verdict.findings);
  const assessment = {
    mode,
    verdict,
    photo,
    mime: photoFacts.mime,
    width: picture.width,
    height: picture.height,
    places,
    shortfalls,
    edits: made,
    notices: [
      ...(isTurned ? (['turned'] as const) : []),
      ...(isCutOut ? (['transparent'] as const) : []),
      ...noticesOf(facts, mode),
    ],
    ...(await provenance()),
    ...(head && { head }),
    ...(wantsRecord && { recorded: await record(gather) }),
  };
  return { ok: true, assessment };
}

/** With more pixels than this, a failure to decode means too little memory rather than a damaged file. */
const MANY_PIXELS = 40_000_000;

/** Why a complete file cannot be decoded. Where it is large, or an AVIF, the device is the more likely cause. */
function undecodable({ mime, width, height }: ImageFacts): Refusal {
  if (width * height > MANY_PIXELS) return 'too-large';
  return mime === 'image/avif' ? 'unsupported-format' : 'undecodable';
}

/** The photo that is judged, and what is known about it. */
interface Measured {
  readonly photo: Uint8Array<ArrayBuffer>;
  readonly gather: Gather;
  readonly shortfalls: readonly CropShortfall[];
  readonly edits: readonly Edit[];
  /** It lay on its side, or upside down. */
  readonly isTurned: boolean;
}

const portrait = maker('portrait')(['picture'], ({ picture }) => framedPortrait(picture));

/** Adds what can be found in a photo to what is known already. */
async function gatherPhoto(
  known: Partial<Artifacts>,
  photo: Raster,
  { format }: Spec,
): Promise<Gather> {
  const picture = rasterPicture(photo);
  const seed = { ...known, photo, picture };
  if (photo.width !== format.width || photo.height !== format.height) return gatherer(seed, makers);
  // The photo may be framed like an ID photo. The networks start on it while this thread looks for landmarks.
  const early = gatherer(seed, { ...makers, portrait });
  begin(early, known.source ? ['portrait'] : ['portrait', 'glimpse']);
  const subject = await framedSubject(picture);
  return subject
    ? gatherer({ ...seed, subject }, { ...makers, ...takenFrom(early, ['glimpse', 'portrait']) })
    : gatherer(seed, { ...makers, ...takenFrom(early, ['glimpse']) });
}

async function measureComposed(
  snapshot: Blob,
  bytes: Uint8Array<ArrayBuffer>,
  facts: ImageFacts,
  spec: Spec,
  wanted: readonly Edit[],
  onStage: OnStage,
): Promise<Measured | undefined> {
  const decoded = await decodePhoto(snapshot, bytes, facts);
  if (!decoded) return undefined;
  onStage('finding-face');
  const asStored = gatherer({ picture: decoded }, makers);
  begin(asStored, ['head', 'source']);
  const upright = await turnedUpright(decoded, asStored);
  const picture = upright ?? decoded;
  const known = upright ? gatherer({ picture }, makers) : asStored;
  if (upright) begin(known, ['head', 'source']);
  const { photo, source, shortfalls, edits } = await compose(picture, known, spec, wanted, onStage);
  picture.close();
  onStage('measuring');
  // From here on only the bytes count, and who was in the source. So checking the same bytes again gives the same
  // values.
  const raster = await decodeJpeg(photo);
  const file = imageFacts(photo);
  if (!raster || !file) throw new Error('the composed photo cannot be read back');
  const { blockError } = facts;
  const madeFrom = { ...source, ...(blockError !== undefined && { blockError }) };
  const gather = await gatherPhoto(
    { source: madeFrom, file, origin: originOf(bytes) },
    raster,
    spec,
  );
  return { photo, gather, shortfalls, edits, isTurned: upright !== undefined };
}

/**
 * A finished photo as it is judged, numbered and sent: without all that a file can carry beside its picture,
 * and upright. One that is stored turned is written anew for that; in all others no pixel changes. What is
 * no JPEG, or turned and of another frame than the spec's, can get no receipt and stays.
 */
async function finish(
  bytes: Uint8Array<ArrayBuffer>,
  facts: ImageFacts,
  raster: Raster,
  { format }: Spec,
): Promise<Uint8Array<ArrayBuffer>> {
  if (facts.mime !== 'image/jpeg') return bytes;
  if (facts.orientation === 1) return bareJpeg(bytes, facts) ?? bytes;
  const fits = raster.width === format.width && raster.height === format.height;
  return fits ? encodeJpeg(raster, format) : bytes;
}

async function measureReady(
  given: Blob,
  bytes: Uint8Array<ArrayBuffer>,
  facts: ImageFacts,
  spec: Spec,
  onStage: OnStage,
): Promise<Measured | undefined> {
  const decoded = await decodeReady(given, bytes, facts);
  if (!decoded) return undefined;
  const photo = await finish(bytes, facts, decoded, spec);
  const file = imageFacts(photo) ?? facts;
  const isWrittenAnew = facts.orientation !== 1 && photo !== bytes;
  const raster = isWrittenAnew ? ((await decodeJpeg(photo)) ?? decoded) : decoded;
  onStage('finding-face');
  const gather = await gatherPhoto({ file, origin: originOf(bytes) }, raster, spec);
  await gather(['subject']);
  onStage('measuring');
  return { photo, gather, shortfalls: [], edits: [], isTurned: false };
}
