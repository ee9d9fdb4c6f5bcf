import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseReport, type Report } from '../../src/qa/report.ts';
import { portraitPath } from '../render.ts';
import { selection } from './golden.ts';

const run = promisify(execFile);

/** Draws the selection and assesses it with the code of `npm run qa`. Returns the text of the recording. */
export async function assessSelection(): Promise<{ report: Report; recording: string }> {
  const work = await mkdtemp(join(tmpdir(), 'golden-'));
  const [photos, out] = [join(work, 'photos'), join(work, 'out')];
  try {
    await mkdir(photos);
    for (const name of selection) {
      await copyFile(await portraitPath(name), join(photos, `${name}.jpg`));
    }
    const args = ['--import', 'tsx', 'src/qa/cli.ts', photos, '--record', '--out', out];
    await run(process.execPath, args, { cwd: new URL('../..', import.meta.url) });
    const report = parseReport(await readFile(join(out, 'report.json'), 'utf8'));
    if (!report.ok) throw new Error(report.why);
    return {
      report: report.value,
      recording: await readFile(join(out, 'recording.ndjson'), 'utf8'),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
