/** `npm run fixtures`: a labelled suite of synthetic portraits. */
import { fork } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../src/command-line/command-line.ts';
import { text, wholeNumber, withDefault } from '../src/command-line/values.ts';
import { type LabelRow, labelsCsv } from './labels-csv.ts';
import { type SuiteCase, suiteCases } from './suite/cases.ts';
import type { SuiteTruth } from './suite/draw.ts';
import { expectedOf } from './suite/expected.ts';

const part = fileURLToPath(new URL('suite/part.ts', import.meta.url));

/** The suite's labels, one row for each case. */
export const suiteLabels = (cases: readonly SuiteCase[]): LabelRow[] =>
  cases.map(({ file, varies, person }) => {
    return { file, ...expectedOf(person), note: varies.join(', ') };
  });

/** Draws the suite on all cores; truths come in the order of the cases. */
async function drawSuite(folder: string, count: number, seed: number): Promise<SuiteTruth[]> {
  const parts = availableParallelism();
  const drawn = new Map<string, SuiteTruth>();
  const drawing = Array.from({ length: parts }, (_, index) => {
    const args = [folder, count, seed, index, parts].map(String);
    const child = fork(part, args, { execArgv: ['--import', 'tsx'] });
    child.on('message', (truth: SuiteTruth) => {
      drawn.set(truth.file, truth);
      if (process.stderr.isTTY) process.stderr.write(`\r${drawn.size} of ${count}`);
    });
    return new Promise<void>((resolve, reject) =>
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`drawing ended with ${code}`)),
      ),
    );
  });
  await Promise.all(drawing);
  return suiteCases(count, seed).map(({ file }) => drawn.get(file)!);
}

/** Writes the portraits, `labels.csv` and `truth.json`. */
async function writeSuite(folder: string, count: number, seed: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const truths = await drawSuite(folder, count, seed);
  await writeFile(join(folder, 'labels.csv'), labelsCsv(suiteLabels(suiteCases(count, seed))));
  const facts = { seed, count, portraits: truths };
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(facts, null, 1)}\n`);
}

const line = {
  usage: `npm run fixtures -- [options]   draws a labelled suite of portraits of nobody

  --out DIR     where to; default: .cache/suite
  --count N     how many portraits; default: 300
  --seed N      another seed, other people and combinations; default: 1`,
  options: {
    out: withDefault(text, '.cache/suite'),
    count: withDefault(wholeNumber(1), 300),
    seed: withDefault(wholeNumber(0), 1),
  },
};

await runCommandLine(import.meta.url, line, async ({ options: { out, count, seed } }) => {
  const begun = performance.now();
  await writeSuite(out, count, seed);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.info(`${count} portraits, labels.csv and truth.json in ${out}, in ${seconds} s`);
  console.info(`npm run qa -- ${out} --labels ${join(out, 'labels.csv')}`);
});
