/** `npm run accuracy`: writes docs/accuracy.md from recorded suites. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { engineVersion } from '../engine/version.ts';
import { readSpec } from '../qa/command/inputs.ts';
import { accuracyPage, type PhotoFacts } from './accuracy-page.ts';
import { groupsOf } from './photo-labels.ts';
import { readPhotoSet } from './photo-set.ts';
import { readSuites } from './suites.ts';

const usage = `npm run accuracy -- --photos FOLDER --photos-run DIR --edits FOLDER --edits-run DIR [--out FILE]

  --photos FOLDER    real photos with labels.csv
  --photos-run DIR   of \`npm run qa -- FOLDER --mode compose --record\`
  --edits FOLDER     what \`npm run edits\` made of them, and its labels of both
  --edits-run DIR    of \`npm run qa -- FOLDER --mode as-is --record\`
  --out FILE         default: docs/accuracy.md`;

const text = { type: 'string' } as const;

function badUsage(why: string): 2 {
  console.error(`${why}\n\n${usage}`);
  return 2;
}

async function factsOf(folder: string): Promise<ReadonlyMap<string, PhotoFacts>> {
  const photos = await readPhotoSet(folder);
  return new Map(
    photos.map((labels) => {
      const { file = '', issues = '', frontal } = labels;
      const facts = {
        file,
        issues: issues.split(';').filter((issue) => issue !== ''),
        frontal: frontal === 'y',
        groups: groupsOf(labels),
      };
      return [file, facts];
    }),
  );
}

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
  const read = (recording: string, labels: string) =>
    readSuites([{ recording, labels }], spec.value, onBug);
  const submitted = await read(photosRun, `${edits}/photos-labels.csv`);
  if (!submitted.ok) return badUsage(submitted.why);
  const edited = await read(editsRun, `${edits}/labels.csv`);
  if (!edited.ok) return badUsage(edited.why);
  const page = accuracyPage({
    spec: spec.value,
    engine: engineVersion,
    command: 'npm run accuracy',
    photos: submitted.value,
    edited: edited.value,
    facts: await factsOf(photos),
  });
  await writeFile(values.out, page);
  console.info(values.out);
  return 0;
}

process.exitCode = await main();
