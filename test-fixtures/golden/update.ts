/** `npm run golden`: compares the product with the golden file; `-- --update` rewrites it. */
import { writeFile } from 'node:fs/promises';
import { runCommandLine } from '../../src/command-line/command-line.ts';
import { flag } from '../../src/command-line/values.ts';
import {
  goldenDiff,
  goldenOf,
  goldenPath,
  goldenText,
  readGolden,
  recordingPath,
} from './golden.ts';
import { assessSelection } from './run.ts';

const line = {
  usage: `npm run golden [-- --update]
  --update  rewrites the golden file, to be reviewed; else what differs from it is printed, with exit code 1`,
  options: { update: flag },
};

/** Sorted by file and without times: the same photos give the same text. */
function timeless(recording: string): string {
  const [header, ...lines] = recording.trimEnd().split('\n');
  const photos = lines.map((line) => ({ ...JSON.parse(line), ms: 0 }));
  photos.sort((a, b) => (a.file < b.file ? -1 : 1));
  return `${[header, ...photos.map((photo) => JSON.stringify(photo))].join('\n')}\n`;
}

await runCommandLine(import.meta.url, line, async ({ options: { update } }) => {
  const { report, recording } = await assessSelection();
  const now = goldenOf(report);
  if (update) {
    await writeFile(goldenPath, goldenText(now));
    await writeFile(recordingPath, timeless(recording));
    console.info('Rewritten. Review it: git diff test-fixtures/golden/golden.json');
    return 0;
  }
  const lines = goldenDiff(readGolden(), now, 1);
  console.info(lines.length === 0 ? 'As golden.' : lines.join('\n'));
  return lines.length === 0 ? 0 : 1;
});
