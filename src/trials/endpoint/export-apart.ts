import { exportAll } from '../../endpoint/commands/export.ts';
import { type NameOf, nameTemplate } from '../../endpoint/exports/names.ts';
import { PACK_PHOTOS } from '../../endpoint/exports/pack.ts';
import { openKeptBy } from '../../endpoint/open.ts';

// Runs as a process of its own, so that nothing but the export counts: exports all that is redeemed in the
// store of the environment into the given file, and prints what it took.

/** `bytes`: the largest resident set of the process; `ms`: without its start. */
export interface ExportCost {
  readonly bytes: number;
  readonly ms: number;
}

const [, , out = ''] = process.argv;
const { store, vault, signing } = await openKeptBy(process.env);
const started = performance.now();
const { ok, text } = await exportAll(
  {
    from: '2000',
    before: '3000',
    state: 'redeemed',
    again: false,
    most: PACK_PHOTOS,
    nameOf: nameTemplate('{number}') as NameOf,
    by: 'command',
  },
  out,
  { store, vault, signing, clock: () => new Date() },
);
const ms = performance.now() - started;
await store.close();
if (!ok) throw new Error(text);
const cost: ExportCost = { bytes: process.resourceUsage().maxRSS * 1024, ms };
process.stdout.write(JSON.stringify(cost));
