/** `npm run qa`: a folder of photos in, evidence out. */
import { mkdir } from 'node:fs/promises';
import { type Misuse, runCommandLine } from '../command-line/command-line.ts';
import type { Spec } from '../engine/spec.ts';
import { provideBuild } from './command/build.ts';
import { conclude } from './command/conclude.ts';
import { type Folder, listFolder, shardOf } from './command/folder.ts';
import { readBaseline, readLabels, readRecording, readSpec } from './command/inputs.ts';
import { mergedThumbnails, mergeParts } from './command/merge-parts.ts';
import { line, type Options, type Output, readOptions } from './command/options.ts';
import { progressLine } from './command/progress.ts';
import { keptThumbnails } from './command/thumbnails.ts';
import type { Labels } from './labels.ts';
import { rejudged, rejudgePhoto } from './rejudge.ts';
import type { Parsed, Report, SuiteFacts } from './report.ts';

type Action<A extends Options['action']> = Extract<Options, { action: A }>;
type Ended = 0 | 1 | Misuse;

/** The labels and the baseline, where they were given. */
interface Given {
  readonly labels?: Labels;
  readonly baseline?: Report;
}

const say = (line: string): void => console.error(line);

async function prepare({ labels, baseline, out }: Output): Promise<Parsed<Given>> {
  const readLabel = await readLabels(labels);
  if (!readLabel.ok) return readLabel;
  const readBase = await readBaseline(baseline);
  if (!readBase.ok) return readBase;
  try {
    await mkdir(out, { recursive: true });
  } catch (error) {
    return { ok: false, why: `--out ${out}: ${(error as Error).message}` };
  }
  return {
    ok: true,
    value: {
      ...(readLabel.value && { labels: readLabel.value }),
      ...(readBase.value && { baseline: readBase.value }),
    },
  };
}

function sayFolder(folder: string, { photos, others, unreadable }: Folder): void {
  const some = (names: readonly string[]) =>
    names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
  for (const name of unreadable)
    say(`The folder ${name} may not be read; its photos are left out.`);
  if (others.length > 0) say(`${others.length} files are no photos: ${some(others)}`);
  if (photos.length === 0) say(`There are no photos in ${folder}.`);
}

/** 128 + SIGINT, as in shells. */
const STOPPED = 130;

function stopOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say('\nStopped. The same command goes on from here.');
      process.exit(STOPPED);
    });
  }
}

async function assess(options: Action<'assess'>, given: Given): Promise<Ended> {
  stopOnSignal();
  // Loaded here, because only this command needs the browser's library.
  const { assessFolder, endRun } = await import('./command/assess-folder.ts');
  const { folder, out, shard, thumbnails } = options;
  const listed = await listFolder(folder).catch((error: Error) => error);
  if (listed instanceof Error) return { why: `${folder}: ${listed.message}` };
  sayFolder(folder, listed);
  const photos = shard ? shardOf(listed.photos, shard) : listed.photos;
  const built = provideBuild(say);
  const report = await assessFolder(options, photos, built, progressLine(process.stderr));
  const pictures = thumbnails ? { thumbnails: await keptThumbnails(out) } : {};
  const code = await conclude({ report, files: listed.photos, ...given, ...pictures }, options);
  await endRun(out);
  return code;
}

function sayIfComposedFor(spec: Spec, { spec: composedFor, mode }: SuiteFacts): void {
  const [id] = composedFor.split('@');
  if (mode !== 'as-is' && id !== spec.id) {
    say(`The photos were composed for ${composedFor}: their frames are not those of ${spec.id}.`);
  }
}

async function replay(options: Action<'replay'>, given: Given): Promise<Ended> {
  const spec = await readSpec(options.spec);
  if (!spec.ok) return { why: spec.why };
  const onBug = (check: string, error: unknown) => say(`A bug in ${check}: ${error}`);
  const begun = performance.now();
  const recording = await readRecording(options.recording, (photo) =>
    rejudgePhoto(photo, spec.value, onBug),
  );
  if (!recording.ok) return { why: recording.why };
  sayIfComposedFor(spec.value, recording.value);
  const report = rejudged(recording.value, spec.value);
  const seconds = (performance.now() - begun) / 1000;
  say(`${report.photos.length} photos read and judged again in ${seconds.toFixed(2)} s`);
  return conclude({ report, files: report.photos.map(({ file }) => file), ...given }, options);
}

async function merge({ parts, ...output }: Action<'merge'>, given: Given): Promise<Ended> {
  const report = await mergeParts(parts, output.out, say);
  if (!report.ok) return { why: report.why };
  const thumbnails = await mergedThumbnails(parts);
  const files = report.value.photos.map(({ file }) => file);
  return conclude({ report: report.value, files, thumbnails, ...given }, output);
}

await runCommandLine(import.meta.url, line, async (given) => {
  const options = readOptions(given);
  if ('why' in options) return options;
  const inputs = await prepare(options);
  if (!inputs.ok) return { why: inputs.why };
  if (options.action === 'replay') return replay(options, inputs.value);
  if (options.action === 'merge') return merge(options, inputs.value);
  return assess(options, inputs.value);
});
