/** `npm run accuracy`: writes docs/accuracy.md from recorded suites. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CheckId } from '../checks/index.ts';
import { engineVersion } from '../engine/version.ts';
import { readSpec } from '../qa/command/inputs.ts';
import type { Labels } from '../qa/labels.ts';
import { accuracyPage, type PhotoFacts } from './accuracy-page.ts';
import { checkTruths, groupsOf, issuesOf, type PhotoLabels } from './photo-labels.ts';
import { readPhotoSet } from './photo-set.ts';
import { labelledPhotos, readSuites } from './suites.ts';

const usage = `npm run accuracy -- --photos FOLDER --photos-run DIR --edits FOLDER --edits-run DIR [--out FILE]

  --photos FOLDER    real photos with labels.csv
  --photos-run DIR   of \`npm run qa -- FOLDER --mode compose --record\`
  --edits FOLDER     what \`npm run edits\` made of them
  --edits-run DIR    of \`npm run qa -- FOLDER --mode as-is --record\`
  --out FILE         default: docs/accuracy.md`;

const text = { type: 'string' } as const;

function badUsage(why: string): 2 {
  console.error(`${why}\n\n${usage}`);
  return 2;
}

const factsOf = (photos: readonly PhotoLabels[]): ReadonlyMap<string, PhotoFacts> =>
  new Map(
    photos.map((labels) => {
      const { file = '', frontal } = labels;
      const frontally = frontal === 'y';
      return [
        file,
        { file, issues: issuesOf(labels), frontal: frontally, groups: groupsOf(labels) },
      ];
    }),
  );

const labelsOf = (photos: readonly PhotoLabels[]): Labels => ({
  problems: [],
  rows: photos.map((photo, index) => ({
    file: photo['file'] ?? '',
    at: index + 1,
    checks: new Map(
      Object.entries(checkTruths(photo)).map(([check, truth]) => [
        check as CheckId,
        { kind: 'status', statuses: [truth] },
      ]),
    ),
  })),
});

async function main(): Promise<0 | 2> {
  const { values } = parseArgs({
    options: {
      photos: text,
      'photos-run': text,
      edits: text,
      'edits-run': text,
      out: { type: 'string', default: 'docs/accuracy.md' },
    },
  });
  const { photos, edits } = values;
  const [photosRun, editsRun] = [values['photos-run'], values['edits-run']];
  if (!photos || !photosRun || !edits || !editsRun) return badUsage('Something is missing.');
  const spec = await readSpec(undefined);
  if (!spec.ok) return badUsage(spec.why);
  const onBug = (check: string, error: unknown) => console.error(check, error);
  const set = await readPhotoSet(photos);
  const submitted = await labelledPhotos(photosRun, labelsOf(set), spec.value, onBug);
  if (!submitted.ok) return badUsage(submitted.why);
  const suite = { recording: editsRun, labels: `${edits}/labels.csv` };
  const edited = await readSuites([suite], spec.value, onBug);
  if (!edited.ok) return badUsage(edited.why);
  const page = accuracyPage({
    spec: spec.value,
    engine: engineVersion,
    command: 'npm run accuracy',
    photos: submitted.value,
    edited: edited.value,
    facts: factsOf(set),
  });
  await writeFile(values.out, page);
  console.info(values.out);
  return 0;
}

process.exitCode = await main();
