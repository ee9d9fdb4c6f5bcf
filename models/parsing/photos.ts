/** Cuts the faces of a folder of photos out for the training of the face parser, or for measuring it. */
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runCommandLine } from '../../src/command-line/command-line.ts';
import { optional, required, text } from '../../src/command-line/values.ts';
import type { Subject } from '../../test-fixtures/perturbations/edit.ts';
import { subjectsIn } from '../../test-fixtures/perturbations/subjects.ts';
import { frameRecord } from './frame-record.ts';

/** The label of what nobody has labelled. */
const UNKNOWN = 127;

function recordOf({ photo, landmarks, portrait: { region, matte } }: Subject): Buffer {
  const alphaAt = (column: number, row: number): number => {
    const x = Math.floor(((column + 0.5 - region.x) / region.width) * matte.width);
    const y = Math.floor(((row + 0.5 - region.y) / region.height) * matte.height);
    const within = x >= 0 && y >= 0 && x < matte.width && y < matte.height;
    return within ? matte.data[y * matte.width + x]! : 0;
  };
  return frameRecord({ photo, landmarks, alphaAt, labelAt: () => UNKNOWN });
}

const line = {
  usage: `npx tsx models/parsing/photos.ts FOLDER --out NAME [--spec ID]

  --out NAME  writes NAME.part, a record a face, and NAME.json, whose they are
  --spec ID   composes each photo for this document first, as the product does`,
  options: { out: required(text), spec: optional(text) },
  operands: { name: 'FOLDER', taken: required(text) },
};

await runCommandLine(import.meta.url, line, async ({ options: { out, spec }, operands }) => {
  await mkdir(dirname(out), { recursive: true });
  const names = (await readdir(operands)).filter((name) => name.endsWith('.jpg')).sort();
  const part = await open(`${out}.part`, 'w');
  const found: string[] = [];
  for await (const { file, subject } of subjectsIn(operands, names, spec)) {
    if (!subject) continue;
    await part.write(recordOf(subject));
    found.push(file);
  }
  await part.close();
  await writeFile(`${out}.json`, JSON.stringify({ files: found }));
  console.info(`${found.length} of ${names.length} photos show a face`);
});
