/** `npm run perturb`: the photos of a folder, changed in known ways, and labels. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { runCommandLine } from '../src/command-line/command-line.ts';
import { existing, optional, required } from '../src/command-line/values.ts';
import { expectedText, type Label, parseLabels } from '../src/qa/labels.ts';
import { type LabelRow, labelsCsv } from './labels-csv.ts';
import { outside } from './outside.ts';
import { type Perturbation, perturbations } from './perturbations/perturbations.ts';
import { decode, type Pixels } from './perturbations/pixels.ts';

/** Checks whose result does not change with another encoding or mirroring. */
const ofTheFile = /^(file-|frame-|colour-mode)/;

/** A photo's own label, for a harmless change of it. Values are left out, because they change. */
function kept(label: Label | undefined): Omit<LabelRow, 'file'> {
  const cells = [...(label?.checks ?? [])].flatMap(([id, expected]) =>
    expected.kind === 'status' && !ofTheFile.test(id) ? [[id, expectedText(expected)]] : [],
  );
  return {
    ...(label?.outcome && { outcome: label.outcome.join('|') }),
    checks: Object.fromEntries(cells),
  };
}

export function perturbedLabel(
  file: string,
  { expect, shows }: Perturbation,
  label: Label | undefined,
): LabelRow {
  return { file, ...(expect === 'harmless' ? kept(label) : expect), note: shows };
}

async function photoOf(path: string): Promise<Pixels | undefined> {
  try {
    return await decode(await readFile(path));
  } catch {
    return undefined;
  }
}

/** Writes all perturbations of all photos under `folder`. Returns the labels, and the files that were no photos. */
export async function perturbFolder(
  folder: string,
  out: string,
  labels: readonly Label[] = [],
): Promise<{ rows: LabelRow[]; others: string[] }> {
  const byFile = new Map(labels.map((label) => [label.file, label]));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(jpe?g|png|webp)$/i.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
  const rows: LabelRow[] = [];
  const others: string[] = [];
  for (const file of files) {
    const photo = await photoOf(join(folder, file));
    if (!photo) {
      others.push(file);
      continue;
    }
    const stem = file.slice(0, -extname(file).length);
    for (const perturbation of perturbations) {
      const changed = await perturbation.apply(photo);
      if (!changed) continue;
      const name = `${stem}/${perturbation.name}.${perturbation.name === 'png' ? 'png' : 'jpg'}`;
      await mkdir(join(out, stem), { recursive: true });
      await writeFile(join(out, name), changed);
      rows.push(perturbedLabel(name, perturbation, byFile.get(file)));
    }
  }
  await writeFile(join(out, 'labels.csv'), labelsCsv(rows));
  return { rows, others };
}

const line = {
  usage: `npm run perturb -- FOLDER --out DIR [--labels FILE]

  --out DIR       where the changed photos and labels.csv go
  --labels FILE   of FOLDER: what is right of a photo stays right of harmless changes of it

Photos of people stay outside this repository: .cache/ is the only folder of it that is taken.`,
  options: { out: required(outside), labels: optional(existing('file')) },
  operands: { name: 'FOLDER', taken: required(existing('folder')) },
};

await runCommandLine(import.meta.url, line, async ({ options: { out, labels }, operands }) => {
  const known = labels === undefined ? [] : parseLabels(await readFile(labels, 'utf8')).rows;
  await mkdir(out, { recursive: true });
  const { rows, others } = await perturbFolder(operands, out, known);
  if (others.length > 0) console.error(`Not photos that can be changed: ${others.join(', ')}`);
  console.info(`${rows.length} photos and labels.csv in ${out}`);
});
