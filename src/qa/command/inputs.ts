import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Spec, specSchema } from '../../engine/spec.ts';
import { defaultSpec, specs } from '../../specs/index.ts';
import { decodeText } from '../decode-text.ts';
import { expectSomething, type Labels, parseLabels } from '../labels.ts';
import { type RecordedPhoto, type RecordingOf, recordingOf } from '../recording.ts';
import { type Parsed, parseJson, parseReport, type Report } from '../report.ts';
import { recordingName, reportName } from './names.ts';

const why = (error: unknown): string =>
  ({ ENOENT: 'there is no such file', EACCES: 'it may not be read', EISDIR: 'it is a folder' })[
    (error as NodeJS.ErrnoException).code ?? ''
  ] ?? (error as Error).message;

async function readBytes(path: string): Promise<Parsed<Buffer>> {
  try {
    return { ok: true, value: await readFile(path) };
  } catch (error) {
    return { ok: false, why: `${path}: ${why(error)}` };
  }
}

async function readWith<T>(path: string, parse: (text: string) => Parsed<T>): Promise<Parsed<T>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const parsed = parse(bytes.value.toString('utf8'));
  return parsed.ok ? parsed : { ok: false, why: `${path}: ${parsed.why}` };
}

/** Undefined where no file is given. Problems inside the file are listed in the result. */
export async function readLabels(path: string | undefined): Promise<Parsed<Labels | undefined>> {
  if (path === undefined) return { ok: true, value: undefined };
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const labels = parseLabels(decodeText(bytes.value));
  if (expectSomething(labels)) return { ok: true, value: labels };
  const expected = 'the column "file" and one of "outcome", "next" or a check’s id, with values';
  return { ok: false, why: `${path}: it expects nothing of any photo; it needs ${expected}` };
}

/** Undefined where no file is given. */
export async function readBaseline(path: string | undefined): Promise<Parsed<Report | undefined>> {
  return path === undefined ? { ok: true, value: undefined } : readWith(path, parseReport);
}

/** The report of a part of a suite. */
export const readPart = (folder: string): Promise<Parsed<Report>> =>
  readWith(join(folder, reportName), parseReport);

/**
 * Reads a recording, given as its file or its folder. For each photo it keeps the result of `keep`. It reads line
 * by line, because the file may be large.
 */
export async function readRecording<Photo extends { readonly file: string }>(
  path: string,
  keep: (photo: RecordedPhoto) => Photo,
): Promise<Parsed<RecordingOf<Photo>>> {
  try {
    const file = (await stat(path)).isDirectory() ? join(path, recordingName) : path;
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    const parsed = await recordingOf(lines, keep);
    return parsed.ok ? parsed : { ok: false, why: `${file}: ${parsed.why}` };
  } catch (error) {
    return { ok: false, why: `${path}: ${why(error)}` };
  }
}

/** A spec by its id, or by the path of its JSON file. The default spec where no name is given. */
export async function readSpec(name: string | undefined): Promise<Parsed<Spec>> {
  if (name === undefined) return { ok: true, value: defaultSpec };
  const known = specs[name];
  if (known) return { ok: true, value: known };
  if (!name.endsWith('.json')) {
    return {
      ok: false,
      why: `no spec is called "${name}"; there is ${Object.keys(specs).join(', ')}`,
    };
  }
  const parsed = await readWith(name, (text) => parseJson(text, specSchema));
  return parsed as Parsed<Spec>;
}
