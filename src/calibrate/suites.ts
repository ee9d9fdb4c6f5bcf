import type { Spec } from '../engine/spec.ts';
import type { OnBug } from '../engine/verdict.ts';
import { readLabels, readRecording } from '../qa/command/inputs.ts';
import type { Label, Labels } from '../qa/labels.ts';
import { rejudgePhoto } from '../qa/rejudge.ts';
import type { Parsed, PhotoRow } from '../qa/report.ts';
import { resolveLabels } from '../qa/resolve.ts';

/** A recorded suite and the labels of its photos. */
export interface SuitePaths {
  readonly recording: string;
  readonly labels: string;
}

/** Pairs the n-th recording with the n-th labels. Undefined where one has no partner. */
export function suitePaths(
  recordings: readonly string[],
  labels: readonly string[],
): readonly SuitePaths[] | undefined {
  if (recordings.length === 0 || recordings.length !== labels.length) return undefined;
  return recordings.map((recording, i) => ({ recording, labels: labels[i]! }));
}

/** A photo judged again by today's checks, and its label. */
export interface LabelledPhoto {
  /** The version of the engine that recorded its artifacts. */
  readonly engine: string;
  readonly photo: PhotoRow;
  readonly label: Label | undefined;
}

/** The edits of a photo lie in a folder with its name. All of them show one person. */
export const personOf = (file: string): string => {
  const folder = file.split('/')[0]!;
  return folder.replace(/\.[a-z]+$/i, '');
};

/** The photos of a recording, judged again, with their labels. */
export async function labelledPhotos(
  recording: string,
  labels: Labels,
  spec: Spec,
  onBug: OnBug,
): Promise<Parsed<readonly LabelledPhoto[]>> {
  const judged = await readRecording(recording, (photo) => rejudgePhoto(photo, spec, onBug));
  if (!judged.ok) return judged;
  const { engine, photos } = judged.value;
  const files = photos.map(({ file }) => file);
  const { byFile } = resolveLabels(labels, files);
  return {
    ok: true,
    value: photos.map((photo) => ({ engine, photo, label: byFile.get(photo.file) })),
  };
}

async function readSuite(
  { recording, labels }: SuitePaths,
  spec: Spec,
  onBug: OnBug,
): Promise<Parsed<readonly LabelledPhoto[]>> {
  const read = await readLabels(labels);
  if (!read.ok) return read;
  return labelledPhotos(recording, read.value ?? { rows: [], problems: [] }, spec, onBug);
}

/** All photos of all suites. Fails with the reason of the first suite that cannot be read. */
export async function readSuites(
  paths: readonly SuitePaths[],
  spec: Spec,
  onBug: OnBug,
): Promise<Parsed<readonly LabelledPhoto[]>> {
  const photos: LabelledPhoto[] = [];
  for (const path of paths) {
    const suite = await readSuite(path, spec, onBug);
    if (!suite.ok) return suite;
    photos.push(...suite.value);
  }
  return { ok: true, value: photos };
}
