/** `npm run scale`: how cost grows with photos, workers, megapixels, receipts and instances. */
import { runCommandLine } from '../../../command-line/command-line.ts';
import { oneOf, several } from '../../../command-line/values.ts';
import type { Part } from './scale.ts';

const parts: Readonly<Record<Part, string>> = {
  replay: 'a recorded suite of 10,000 photos, judged again in Node',
  photos: 'a QA run of 2,000 photos: time and memory as it goes',
  workers: 'QA by workers, 1 to 4',
  sizes: 'QA by size of photo, 0.5 to 50 megapixels',
  sqlite: 'the receipt store with 1,000 to 1,000,000 receipts, on SQLite',
  postgres: 'the same on PostgreSQL, where this machine has one',
  instances: 'receipts a second with 1, 2 and 4 processes on one PostgreSQL',
};
const names = Object.keys(parts) as Part[];

const line = {
  usage: `npm run scale -- PART...   measures parts, keeps them in scale.json, and writes docs/scale.md of all that is there
${names.map((name) => `  ${name.padEnd(10)}  ${parts[name]}`).join('\n')}
Without a part it writes the page anew. Exit code 1 where a ratio is worse than src/trials/bench/scale/limits.ts allows.`,
  options: {},
  operands: { name: 'PART', taken: several(oneOf(...names)) },
};

await runCommandLine(import.meta.url, line, async ({ operands }) => {
  const { measureScale } = await import('./scale.ts');
  const broken = await measureScale(operands);
  for (const limit of broken) console.error(limit);
  return broken.length > 0 ? 1 : 0;
});
