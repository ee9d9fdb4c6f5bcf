import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Misuse } from '../../command-line/command-line.ts';
import {
  bad,
  flag,
  good,
  oneOf,
  type ReadValue,
  required,
  text,
  wholeNumber,
  withDefault,
} from '../../command-line/values.ts';
import { type ExportState, exportStates } from '../../receipt/answers.ts';
import { daysOfChina } from '../exports/days.ts';
import { DEFAULT_TEMPLATE, type NameOf, nameTemplate } from '../exports/names.ts';
import {
  type Done,
  finishPack,
  type Order,
  openPack,
  PACK_PHOTOS,
  PACK_PHOTOS_MAX,
  type Pack,
  type PackParts,
} from '../exports/pack.ts';
import { openKeptBy } from '../open.ts';
import { type Environment, type Outcome, runCommand, unwell, well } from './command.ts';

/** Writes a pack beside its place, and moves it there once all of it is on the disk. */
async function writePack({ chunks }: Pack, path: string): Promise<void> {
  const partial = `${path}.partial`;
  // What an export that was cut off left behind.
  rmSync(partial, { force: true });
  const file = openSync(partial, 'wx', 0o600);
  try {
    for await (const chunk of chunks) writeSync(file, chunk);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}

/** `pack.zip`, `pack-2.zip`, `pack-3.zip`: the last of them that is there, and the first that is free. */
function pathsOf(out: string): { readonly last?: string; readonly free: string } {
  const [, stem = out, ending = ''] = /^(.*?)(\.zip)?$/s.exec(out) ?? [];
  let last: string | undefined;
  for (let count = 1; ; count++) {
    const path = count === 1 ? out : `${stem}-${count}${ending}`;
    if (!existsSync(path)) return { free: path, ...(last !== undefined && { last }) };
    last = path;
  }
}

const busy = unwell(
  'Another export is under way, or was cut off within the last two minutes. Try again then.',
);

/** Writes one pack to `path`. What cannot count leaves no file. */
async function exportOne(pack: Pack, path: string): Promise<Done | undefined> {
  try {
    await writePack(pack, path);
  } catch (error) {
    await pack.leave();
    throw error;
  }
  const done = await pack.done();
  if (!done) rmSync(path);
  return done;
}

/**
 * Writes packs until every photo of the order is in one. Cut off, the same command goes on: packs that are
 * whole count, also the last one if that was not yet noted; the one that was begun is made anew.
 */
export async function exportAll(order: Order, out: string, parts: PackParts): Promise<Outcome> {
  const lines: string[] = [];
  const { last: left } = pathsOf(out);
  const finished = left === undefined ? undefined : await finishPack(left, parts);
  if (finished === 'busy') return busy;
  if (finished !== undefined) lines.push(`${left}: ${finished} photos, finished`);
  for (let after = order.after; ; ) {
    const pack = await openPack({ ...order, ...(after && { after }) }, parts);
    if (pack === 'busy') return busy;
    if (pack === 'empty') break;
    const { free } = pathsOf(out);
    const done = await exportOne(pack, free);
    if (!done) return busy;
    lines.push(`${free}: ${done.photos} photos, pack ${pack.id}`);
    if (!done.last) break;
    after = done.last;
  }
  return lines.length > 0 ? well(lines.join('\n')) : unwell('There is nothing to export.');
}

const template: ReadValue<NameOf> = (given) => {
  const nameOf = nameTemplate(given);
  return nameOf
    ? good(nameOf)
    : bad(`is letters, digits, / . _ - and {number}, {station}, {date}, {n}, not "${given}"`);
};

const defaultName = nameTemplate(DEFAULT_TEMPLATE) as NameOf;

const line = {
  usage: `npm run export -- --from 2026-11-01 --to 2026-11-30 --out FILE [--state STATE] [--name TEMPLATE]
                  [--photos N] [--again]
Writes the photos of receipts into signed ZIP files, for the system that makes the cards.
  --from, --to  days in China, both included: when the receipts got into the state
  --state       ${exportStates.join(', ')}; default: redeemed
  --out         the first file; more are called FILE-2 and so on
  --name        of a photo, of {number}, {station}, {date} and {n}; default: ${DEFAULT_TEMPLATE}
  --photos      in one file at most; default: ${PACK_PHOTOS}
  --again       also photos that were exported before`,
  options: {
    from: required(text),
    to: required(text),
    out: required(text),
    state: withDefault<ExportState>(oneOf(...exportStates), 'redeemed'),
    name: withDefault(template, defaultName),
    photos: withDefault(wholeNumber(1, PACK_PHOTOS_MAX), PACK_PHOTOS),
    again: flag,
  },
};

async function run(order: Order, out: string, env: Environment): Promise<Outcome> {
  const { store, vault, signing } = await openKeptBy(env);
  try {
    return await exportAll(order, out, { store, vault, signing, clock: () => new Date() });
  } finally {
    await store.close();
  }
}

await runCommand(import.meta.url, line, async ({ options }, env): Promise<Outcome | Misuse> => {
  const days = daysOfChina(options.from, options.to);
  if (!days) return { why: '--from and --to are days such as 2026-11-30, in their order' };
  const { state, again, photos: most, name: nameOf, out } = options;
  return run({ ...days, state, again, most, nameOf, by: 'command' }, out, env);
});
