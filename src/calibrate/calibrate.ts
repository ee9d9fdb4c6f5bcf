/** `npm run calibrate`: recorded artifacts and labels in, distributions, errors and limits out. */
import { parseArgs } from 'node:util';
import type { Spec } from '../engine/spec.ts';
import { readSpec } from '../qa/command/inputs.ts';
import { calibrationText } from './calibration-text.ts';
import { readSuites, type SuitePaths, suitePaths } from './suites.ts';

const usage = `npm run calibrate -- --recording PATH --labels FILE [--recording … --labels …] [--spec ID]

  --recording PATH  what \`npm run qa -- … --record\` wrote: the file, or the folder that it is in
  --labels FILE     what is true of its photos; the first --labels belongs to the first --recording
  --spec ID         whose limits are shown beside the proposed ones (default: cn-resident-id)`;

function badUsage(why: string): 2 {
  console.error(`${why}\n\n${usage}`);
  return 2;
}

async function calibrate(paths: readonly SuitePaths[], spec: Spec): Promise<0 | 2> {
  const begun = performance.now();
  const photos = await readSuites(paths, spec, (check, error) =>
    console.error(`A bug in ${check}: ${error}`),
  );
  if (!photos.ok) return badUsage(photos.why);
  console.info(calibrationText(photos.value, spec));
  const seconds = (performance.now() - begun) / 1000;
  console.info(`\n${photos.value.length} photos in ${seconds.toFixed(1)} s`);
  return 0;
}

const several = { type: 'string', multiple: true } as const;

async function main(): Promise<0 | 2> {
  const { values } = parseArgs({
    options: { recording: several, labels: several, spec: { type: 'string' } },
  });
  const paths = suitePaths(values.recording ?? [], values.labels ?? []);
  if (!paths) return badUsage('Every recording needs its labels.');
  const spec = await readSpec(values.spec);
  return spec.ok ? calibrate(paths, spec.value) : badUsage(spec.why);
}

process.exitCode = await main();
