import { compareBaseline } from '../baseline.ts';
import { compare } from '../compare.ts';
import { evidence } from '../evidence.ts';
import type { Labels } from '../labels.ts';
import type { Report } from '../report.ts';
import { resolveLabels } from '../resolve.ts';
import type { Output } from './options.ts';
import { writeOutputs } from './outputs.ts';
import { labelProblemLines, summaryText } from './summary.ts';

interface Conclusion {
  readonly report: Report;
  /** All photos of the suite. A shard's report has only some of them. */
  readonly files: readonly string[];
  readonly labels?: Labels;
  readonly baseline?: Report;
  readonly thumbnails?: ReadonlyMap<string, string>;
}

/** The baseline without the photos of other shards. */
function baselineFor(report: Report, baseline: Report, files: readonly string[]): Report {
  const here = new Set(report.photos.map(({ file }) => file));
  const elsewhere = new Set(files.filter((file) => !here.has(file)));
  return { ...baseline, photos: baseline.photos.filter(({ file }) => !elsewhere.has(file)) };
}

/** Writes the exports, prints the summary, and gives the exit code. */
export async function conclude(
  { report, files, labels, baseline, thumbnails }: Conclusion,
  { out, language }: Output,
): Promise<0 | 1> {
  const resolved = resolveLabels(labels ?? { rows: [], problems: [] }, files);
  const comparison = compare(report, resolved);
  const changes =
    baseline && compareBaseline(report, baselineFor(report, baseline, files), resolved);
  const content = {
    report,
    comparison,
    evidence: evidence(report, resolved),
    problems: resolved.problems,
    ...(changes && { baseline: changes }),
    ...(thumbnails && { thumbnails }),
  };
  await writeOutputs(out, content, language);
  for (const line of labelProblemLines(resolved.problems)) console.error(line);
  console.info(summaryText(report, comparison, changes));
  console.info(`Reports: ${out}`);
  return comparison.failed > 0 || (changes?.worse ?? 0) > 0 ? 1 : 0;
}
