/** `npm run accuracy`: writes docs/accuracy.md from recorded suites. */
import { writeFile } from 'node:fs/promises';
import type { CheckId } from '../checks/index.ts';
import { runCommandLine } from '../command-line/command-line.ts';
import { existing, folderWith, several, text, withDefault } from '../command-line/values.ts';
import type { Spec } from '../engine/spec.ts';
import type { OnBug } from '../engine/verdict.ts';
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

const folders = several(folderWith('labels.csv'));
const runs = several(existing('file or folder'));

const line = {
  usage: `npm run accuracy -- --photos FOLDER --photos-run DIR … --edits FOLDER --edits-run DIR … [--out FILE]

  --photos FOLDER    real photos with labels.csv
  --photos-run DIR   of \`npm run qa -- FOLDER --mode compose --record\`
  --edits FOLDER     what \`npm run edits\` made of them
  --edits-run DIR    of \`npm run qa -- FOLDER --mode as-is --record\`
  --out FILE         default: docs/accuracy.md

Each may be given several times: the first run is of the first folder.`,
  options: {
    photos: folders,
    'photos-run': runs,
    edits: folders,
    'edits-run': runs,
    out: withDefault(text, 'docs/accuracy.md'),
  },
};

await runCommandLine(import.meta.url, line, async ({ options }) => {
  const photoPaths = suitePaths(options['photos-run'], options.photos);
  const editPaths = suitePaths(
    options['edits-run'],
    options.edits.map((folder) => `${folder}/labels.csv`),
  );
  if (!photoPaths) return { why: 'Every --photos needs its --photos-run' };
  if (!editPaths) return { why: 'Every --edits needs its --edits-run' };
  const spec = await readSpec(undefined);
  if (!spec.ok) return { why: spec.why };
  const onBug: OnBug = (check, error) => console.error(check, error);
  const submitted = await readPhotos(photoPaths, spec.value, onBug);
  if (!submitted.ok) return { why: submitted.why };
  const edited = await readSuites(editPaths, spec.value, onBug);
  if (!edited.ok) return { why: edited.why };
  const page = accuracyPage({
    spec: spec.value,
    command: 'npm run accuracy',
    ...submitted.value,
    edited: edited.value,
  });
  await writeFile(options.out, page);
  console.info(options.out);
  return 0;
});
