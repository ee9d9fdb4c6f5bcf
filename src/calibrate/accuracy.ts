/** `npm run accuracy`: writes docs/accuracy.md from recorded suites. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CheckId } from '../checks/index.ts';
import type { OnBug } from '../engine/assess.ts';
import type { Spec } from '../engine/spec.ts';
import { readSpec } from '../qa/command/inputs.ts';
import type { Labels } from '../qa/labels.ts';
import type { Parsed } from '../qa/report.ts';
import { accuracyPage, type PhotoFacts } from './accuracy-page.ts';
import { checkTruths, groupsOf, issuesOf, type PhotoLabels, sureLabels } from './photo-labels.ts';
import { readPhotoSet } from './photo-set.ts';
import {
  type LabelledPhoto,
  labelledPhotos,
  readSuites,
  type SuitePaths,
  suitePaths,
} from './suites.ts';

const usage = `npm run accuracy -- --photos FOLDER --photos-run DIR … --edits FOLDER --edits-run DIR … [--out FILE]

  --photos FOLDER    real photos with labels.csv
  --photos-run DIR   of \`npm run qa -- FOLDER --mode compose --record\`
  --edits FOLDER     what \`npm run edits\` made of them
  --edits-run DIR    of \`npm run qa -- FOLDER --mode as-is --record\`
  --out FILE         default: docs/accuracy.md

Each may be given several times: the first run is of the first folder.`;

const several = { type: 'string', multiple: true, default: [] as string[] } as const;

function badUsage(why: string): 2 {
  console.error(`${why}\n\n${usage}`);
  return 2;
}

const factsOf = (photos: readonly PhotoLabels[]): ReadonlyMap<string, PhotoFacts> =>
  new Map(
    photos.map((labels) => {
      const { file = '', frontal } = sureLabels(labels);
      return [
        file,
        {
          file,
          issues: issuesOf(labels),
          frontal: frontal === undefined ? undefined : frontal === 'y',
          groups: groupsOf(labels),
        },
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

interface PhotoSuites {
  readonly photos: readonly LabelledPhoto[];
  readonly facts: ReadonlyMap<string, PhotoFacts>;
}

/** All photos of all folders. Fails with the reason of the first run that cannot be read. */
async function readPhotos(
  paths: readonly SuitePaths[],
  spec: Spec,
  onBug: OnBug,
): Promise<Parsed<PhotoSuites>> {
  const photos: LabelledPhoto[] = [];
  const facts = new Map<string, PhotoFacts>();
  for (const { recording, labels } of paths) {
    const set = await readPhotoSet(labels);
    const judged = await labelledPhotos(recording, labelsOf(set), spec, onBug);
    if (!judged.ok) return judged;
    photos.push(...judged.value);
    for (const [file, fact] of factsOf(set)) facts.set(file, fact);
  }
  return { ok: true, value: { photos, facts } };
}

async function main(): Promise<0 | 2> {
  const { values } = parseArgs({
    options: {
      photos: several,
      'photos-run': several,
      edits: several,
      'edits-run': several,
      out: { type: 'string', default: 'docs/accuracy.md' },
    },
  });
  const photoPaths = suitePaths(values['photos-run'], values.photos);
  const editPaths = suitePaths(
    values['edits-run'],
    values.edits.map((folder) => `${folder}/labels.csv`),
  );
  if (!photoPaths || !editPaths) return badUsage('Every folder needs its run.');
  const spec = await readSpec(undefined);
  if (!spec.ok) return badUsage(spec.why);
  const onBug: OnBug = (check, error) => console.error(check, error);
  const submitted = await readPhotos(photoPaths, spec.value, onBug);
  if (!submitted.ok) return badUsage(submitted.why);
  const edited = await readSuites(editPaths, spec.value, onBug);
  if (!edited.ok) return badUsage(edited.why);
  const page = accuracyPage({
    spec: spec.value,
    command: 'npm run accuracy',
    ...submitted.value,
    edited: edited.value,
  });
  await writeFile(values.out, page);
  console.info(values.out);
  return 0;
}

process.exitCode = await main();
