import * as v from 'valibot';
import type { Mode, Notice } from '../engine/assessment.ts';
import type { Recorded } from '../engine/recorded.ts';
import { packRecorded, unpackRecorded } from './packed-histograms.ts';
import {
  byFile,
  type Parsed,
  type PhotoError,
  type PhotoRow,
  parseJson,
  photoErrors,
  SCHEMA,
  type SuiteFacts,
  suiteFactsEntries,
} from './report.ts';

/** One recorded photo: it can be judged again without its pixels. */
export interface RecordedPhoto {
  readonly file: string;
  readonly sha256?: string;
  readonly ms: number;
  readonly mode?: Mode;
  readonly notices?: readonly Notice[];
  /** Absent where there is an error. */
  readonly recorded?: Recorded;
  readonly error?: PhotoError;
}

/**
 * A recorded suite. Its file is newline-delimited JSON: a header line, then one line for each photo, in any order.
 * `spec` is the spec for whose frame the photos were composed.
 */
export interface RecordingOf<Photo> extends SuiteFacts {
  readonly photos: readonly Photo[];
}
export type Recording = RecordingOf<RecordedPhoto>;

/** The header line, without its line end. */
export const recordingHeader = ({ spec, engine, models, mode }: SuiteFacts): string =>
  JSON.stringify({ schema: SCHEMA, kind: 'recording', spec, engine, models, mode });

/** The line of a photo, without its line end. */
export function recordingLine(row: PhotoRow, recorded: Recorded | undefined): string {
  const { outcome: _, findings: __, ...facts } = row;
  const photo: RecordedPhoto = { ...facts, ...(recorded && { recorded: packRecorded(recorded) }) };
  return JSON.stringify(photo);
}

const headerSchema = v.object({
  schema: v.literal(SCHEMA),
  kind: v.literal('recording'),
  ...suiteFactsEntries,
});

/** Checked only roughly: a recording is large, and `record` wrote it. */
const photoSchema = v.looseObject({
  file: v.pipe(v.string(), v.nonEmpty()),
  ms: v.number(),
  recorded: v.optional(v.looseObject({ artifacts: v.object({}), unavailable: v.object({}) })),
  error: v.optional(v.picklist(photoErrors)),
});

/**
 * Reads a recording line by line, so that a large one is never one string. For each photo it keeps the result of
 * `keep`. Of two lines for one file the later counts, because an interrupted run may have written the first. A
 * last line that was cut off does not count.
 */
export async function recordingOf<Photo extends { readonly file: string }>(
  lines: AsyncIterable<string> | Iterable<string>,
  keep: (photo: RecordedPhoto) => Photo,
): Promise<Parsed<RecordingOf<Photo>>> {
  const photos = new Map<string, Photo>();
  let facts: SuiteFacts | undefined;
  let broken: string | undefined;
  let at = 0;
  for await (const line of lines) {
    at += 1;
    if (broken !== undefined) return { ok: false, why: broken };
    if (!facts) {
      const header = parseJson(line, headerSchema);
      if (!header.ok) return { ok: false, why: `line 1: ${header.why}` };
      facts = header.value;
      continue;
    }
    const parsed = parsePhoto(line);
    if (parsed.ok) photos.set(parsed.value.file, keep(parsed.value));
    else broken = `line ${at}: ${parsed.why}`;
  }
  if (!facts) return { ok: false, why: 'is empty' };
  const { spec, engine, models, mode } = facts;
  const value = { spec, engine, models, mode, photos: [...photos.values()].sort(byFile) };
  return { ok: true, value };
}

function parsePhoto(line: string): Parsed<RecordedPhoto> {
  let photo: unknown;
  try {
    photo = JSON.parse(line);
  } catch (error) {
    return { ok: false, why: (error as Error).message };
  }
  if (!v.is(photoSchema, photo)) return { ok: false, why: 'is no recorded photo' };
  const { recorded, ...facts } = photo as unknown as RecordedPhoto;
  return { ok: true, value: { ...facts, ...(recorded && { recorded: unpackRecorded(recorded) }) } };
}
