/** `npm run edits`: real photos with defects put into them, level by level, and labels. */
import { mkdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import sharp from 'sharp';
import { checkTruths, type PhotoLabels } from '../src/calibrate/photo-labels.ts';
import { readPhotoSet } from '../src/calibrate/photo-set.ts';
import type { CheckId } from '../src/checks/index.ts';
import { runCommandLine } from '../src/command-line/command-line.ts';
import { folderWith, list, oneOf, required, withDefault } from '../src/command-line/values.ts';
import type { Raster } from '../src/core/pixels/raster.ts';
import { defaultSpec } from '../src/specs/index.ts';
import { type LabelRow, labelsCsv } from './labels-csv.ts';
import { outside } from './outside.ts';
import type { PortraitEdit, Subject } from './perturbations/edit.ts';
import { edits } from './perturbations/edits.ts';
import { subjectsIn } from './perturbations/subjects.ts';

/** High, so that saving does not change the photo visibly. */
const QUALITY = 95;

const jpeg = ({ width, height, data }: Raster): Promise<Buffer> =>
  sharp(Buffer.from(data.buffer, data.byteOffset, data.length), {
    raw: { width, height, channels: 4 },
  })
    .removeAlpha()
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer();

/** A defect is edited only into photos that do not have it already. */
const editable = (photo: PhotoLabels, { check }: PortraitEdit): boolean =>
  photo['faces'] === '1' && checkTruths(photo)[check] !== 'fail';

interface Edited {
  readonly name: string;
  readonly photo: Raster;
  readonly row: LabelRow;
}

function* editsOf(
  stem: string,
  subject: Subject,
  chosen: readonly PortraitEdit[],
): Generator<Edited> {
  for (const { name, shows, check, levels, apply } of chosen) {
    for (const { level, expect } of levels) {
      const photo = apply(subject, level);
      if (!photo) continue;
      const file = `${stem}/${name}-${level}.jpg`;
      const checks: Partial<Record<CheckId, string>> = expect ? { [check]: expect } : {};
      yield { name: file, photo, row: { file, checks, note: shows } };
    }
  }
}

async function editPhotos(folder: string, out: string, chosen: readonly PortraitEdit[]) {
  const photos = new Map((await readPhotoSet(folder)).map((row) => [row['file']!, row]));
  const own = [...photos].map(([file, labels]) => ({ file, checks: checkTruths(labels) }));
  await writeFile(join(out, 'photos-labels.csv'), labelsCsv(own));
  const rows: LabelRow[] = [];
  for await (const { file, subject } of subjectsIn(folder, [...photos.keys()], defaultSpec.id)) {
    const labels = photos.get(file)!;
    if (!subject) continue;
    const stem = file.slice(0, -extname(file).length);
    await mkdir(join(out, stem), { recursive: true });
    for (const { name, photo, row } of editsOf(
      stem,
      subject,
      chosen.filter((edit) => editable(labels, edit)),
    )) {
      await writeFile(join(out, name), await jpeg(photo));
      rows.push(row);
    }
  }
  await writeFile(join(out, 'labels.csv'), labelsCsv(rows));
  return rows.length;
}

const names = edits.map(({ name }) => name);

const line = {
  usage: `npm run edits -- FOLDER --out DIR [--only NAME[,NAME…]]

  FOLDER      photos and labels.csv; each is composed by the product's models, then edited
  --out DIR   where the photos and labels.csv go, and photos-labels.csv of FOLDER itself: outside
              the repository, or under .cache/
  --only      some of: ${names.join(', ')}`,
  options: { out: required(outside), only: withDefault(list(oneOf(...names)), names) },
  operands: { name: 'FOLDER', taken: required(folderWith('labels.csv')) },
};

await runCommandLine(import.meta.url, line, async ({ options: { out, only }, operands }) => {
  await mkdir(out, { recursive: true });
  const chosen = edits.filter(({ name }) => only.includes(name));
  const count = await editPhotos(operands, out, chosen);
  console.info(`${count} photos and labels.csv in ${out}`);
});
