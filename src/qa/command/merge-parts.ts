import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { merge } from '../merge.ts';
import type { Parsed, Report } from '../report.ts';
import { readPart } from './inputs.ts';
import { recordingName } from './names.ts';
import { mergeProblemLine } from './summary.ts';
import { keptThumbnails } from './thumbnails.ts';

/** The recordings of all parts as one: the first's header, and every photo. */
async function* recordedLines(parts: readonly string[]): AsyncGenerator<string> {
  for (const [index, part] of parts.entries()) {
    const input = createReadStream(join(part, recordingName));
    let at = 0;
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (at++ > 0 || index === 0) yield `${line}\n`;
    }
  }
}

/** Merges what `--shard` wrote into one report, and into one recording where every part has one. */
export async function mergeParts(
  parts: readonly string[],
  out: string,
  say: (line: string) => void,
): Promise<Parsed<Report>> {
  const reports: Report[] = [];
  for (const part of parts) {
    const report = await readPart(part);
    if (!report.ok) return report;
    reports.push(report.value);
  }
  const { report, problems } = merge(reports as [Report, ...Report[]]);
  const lines = problems.map((problem) => mergeProblemLine(problem, parts));
  if (!report) return { ok: false, why: lines.join('\n') };
  lines.forEach(say);
  if (parts.every((part) => existsSync(join(part, recordingName)))) {
    await pipeline(recordedLines(parts), createWriteStream(join(out, recordingName)));
  }
  return { ok: true, value: report };
}

/** The parts' pictures. Of two for the same photo, the later part's is used. */
export async function mergedThumbnails(
  parts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const part of parts) {
    for (const [file, picture] of await keptThumbnails(part)) all.set(file, picture);
  }
  return all;
}
