/** `npm run calibrate`: recorded artifacts and labels in, distributions, errors and limits out. */
import { type Misuse, runCommandLine } from '../command-line/command-line.ts';
import { existing, optional, several, text } from '../command-line/values.ts';
import type { Spec } from '../engine/spec.ts';
import { readSpec } from '../qa/command/inputs.ts';
import { calibrationText } from './calibration-text.ts';
import { readSuites, type SuitePaths, suitePaths } from './suites.ts';

async function calibrate(paths: readonly SuitePaths[], spec: Spec): Promise<Misuse | undefined> {
  const begun = performance.now();
  const photos = await readSuites(paths, spec, (check, error) =>
    console.error(`A bug in ${check}: ${error}`),
  );
  if (!photos.ok) return { why: photos.why };
  console.info(calibrationText(photos.value, spec));
  const seconds = (performance.now() - begun) / 1000;
  console.info(`\n${photos.value.length} photos in ${seconds.toFixed(1)} s`);
  return undefined;
}

const line = {
  usage: `npm run calibrate -- --recording PATH --labels FILE [--recording … --labels …] [--spec ID]

  --recording PATH  what \`npm run qa -- … --record\` wrote: the file, or the folder that it is in
  --labels FILE     what is true of its photos; the first --labels belongs to the first --recording
  --spec ID         whose limits are shown beside the proposed ones (default: cn-resident-id)`,
  options: {
    recording: several(existing('file or folder')),
    labels: several(existing('file')),
    spec: optional(text),
  },
};

await runCommandLine(import.meta.url, line, async ({ options }) => {
  const paths = suitePaths(options.recording, options.labels);
  if (!paths) return { why: 'Every --recording needs its --labels' };
  const spec = await readSpec(options.spec);
  return spec.ok ? calibrate(paths, spec.value) : { why: spec.why };
});
