import * as v from 'valibot';
import type { Mode, Notice } from '../engine/assessment.ts';
import type { Recorded } from '../engine/recorded.ts';
import { packRecorded, unpackRecorded } from './pack.ts';
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
 * A recorded suite. As a file: newline-delimited JSON, a header line and then a line a photo, in any
 * order. `spec` is the one whose frame the photos were composed for.
 */
export interface Recording extends SuiteFacts {
  readonly photos: readonly RecordedPhoto[];
}

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

/** Held loosely: a recording is large, and what `record` wrote is believed. */
const photoSchema = v.looseObject({
  file: v.pipe(v.string(), v.nonEmpty()),
  ms: v.number(),
  recorded: v.optional(v.looseObject({ artifacts: v.object({}), unavailable: v.object({}) })),
  error: v.optional(v.picklist(photoErrors)),
});

/**
 * Reads a recording. Of two lines of one file the later counts: a run that was interrupted may have
 * written the first. An incomplete last line is none.
 */
export function parseRecording(text: string): Parsed<Recording> {
  const end = text.indexOf('\n');
  const header = parseJson(end < 0 ? text : text.slice(0, end), headerSchema);
  if (!header.ok) return { ok: false, why: `line 1: ${header.why}` };
  const photos = new Map<string, RecordedPhoto>();
  for (let from = end + 1, line = 2; end >= 0 && from < text.length; line++) {
    const to = text.indexOf('\n', from);
    if (to < 0) break;
    const parsed = parsePhoto(text.slice(from, to));
    if (!parsed.ok) return { ok: false, why: `line ${line}: ${parsed.why}` };
    photos.set(parsed.value.file, parsed.value);
    from = to + 1;
  }
  const { spec, engine, models, mode } = header.value;
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
