import { execFile } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openKeptBy } from '../../endpoint/open.ts';
import type { Place } from './place.ts';

export interface Checked {
  /** Numbers that are not stored with their photo. */
  readonly lost: number;
  /** Numbers that do not have exactly one `issued` entry. */
  readonly doubled: number;
  readonly kept: number;
  readonly isChainIntact: boolean;
}

/** Looks for each of `numbers` in the store that `env` tells of. */
async function check(numbers: readonly string[]): Promise<Checked> {
  const { store } = await openKeptBy(process.env);
  let [lost, doubled] = [0, 0];
  for (const number of numbers) {
    const receipt = await store.get(number);
    const photo = await store.photo(number);
    if (receipt?.state !== 'issued' || !receipt.content || !photo) lost++;
    const issued = (await store.history(number)).filter(({ action }) => action === 'issued');
    if (receipt && issued.length !== 1) doubled++;
  }
  const limit = 1_000_000;
  const { length: kept } = await store.list({ from: '2000', before: '3000', limit });
  const { ok: isChainIntact } = await store.verifyAudit();
  await store.close();
  return { lost, doubled, kept, isChainIntact };
}

/** As `check`, in a process that ends: nothing of it holds the database open while the next is killed. */
export const checkApart = ({ env }: Place, numbers: readonly string[]): Promise<Checked> =>
  new Promise((done, fail) => {
    const self = fileURLToPath(import.meta.url);
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', self],
      { env },
      (error, out, err) => (error ? fail(new Error(err)) : done(JSON.parse(out))),
    );
    child.stdin?.end(JSON.stringify(numbers));
  });

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const checked = await check(JSON.parse(await text(process.stdin)));
  process.stdout.write(JSON.stringify(checked));
}
