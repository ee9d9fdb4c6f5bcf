import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../command-line/command-line.ts';
import { list, wholeNumber, withDefault } from '../../command-line/values.ts';
import { signReceipt } from '../../endpoint/keys/sign.ts';
import { type Kept, openKeptBy } from '../../endpoint/open.ts';
import type { NewReceipt } from '../../endpoint/store/store.ts';
import type { ExportCost } from './export-apart.ts';
import { makePlace, type Place } from './place.ts';

// What an export of many photos takes: the largest resident set of its process, and milliseconds a photo.

/** As large as a photo of the default document. */
const PHOTO_BYTES = 30_000;
const AT_ONCE = 640;
const issuedAt = '2026-11-23T04:00:00.000Z';
const expiresAt = '2099-05-22T04:00:00.000Z';

async function putOne({ store, vault, signing }: Kept, i: number): Promise<void> {
  const number = `261123${String(i).padStart(14, '0')}`;
  const photo = randomBytes(PHOTO_BYTES);
  const photoSha256 = createHash('sha256').update(photo).digest('hex');
  const engine = { engine: '0.6.0', models: 'a'.repeat(64) };
  const unsigned = {
    claim: { number, photoSha256, mode: 'as-is', assessedBy: 'self', findings: [], ...engine },
    verdict: { spec: 'cn-resident-id@1.0.0', outcome: 'accept', findings: [] },
    flags: [],
    issuedAt,
    expiresAt,
  } as unknown as NewReceipt;
  const receipt = { ...unsigned, jws: await signReceipt(unsigned, signing) };
  await store.put(receipt, vault.seal(number, photo));
  const at = new Date(Date.parse(issuedAt) + i * 1000).toISOString();
  await store.settle(number, { state: 'redeemed', at, by: 'station-7' });
}

async function fill(place: Place, photos: number): Promise<void> {
  const kept = await openKeptBy(place.env);
  for (let from = 0; from < photos; from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, photos - from) }, (_, k) => from + k);
    await Promise.all(batch.map((i) => putOne(kept, i)));
  }
  await kept.store.close();
}

const exportApart = ({ env }: Place): Promise<ExportCost> =>
  new Promise((done, fail) => {
    const self = fileURLToPath(new URL('./export-apart.ts', import.meta.url));
    const args = ['--import', 'tsx', self, join(env['DATA_DIR'] ?? '', 'pack.zip')];
    execFile(process.execPath, args, { env }, (error, out) =>
      error ? fail(error) : done(JSON.parse(out)),
    );
  });

const line = {
  usage: `npm run export:scale [-- --photos 1000,10000]
Exports so many photos from stores made for it, and prints memory and time. 100000 need 7 GB of disk.`,
  options: { photos: withDefault(list(wholeNumber(1, 1_000_000)), [1_000, 10_000]) },
};

await runCommandLine(import.meta.url, line, async ({ options }) => {
  console.info('| photos | largest resident set, MiB | ms a photo |\n| ---: | ---: | ---: |');
  for (const photos of options.photos) {
    const place = await makePlace('sqlite');
    try {
      await fill(place, photos);
      const { bytes, ms } = await exportApart(place);
      console.info(`| ${photos} | ${Math.round(bytes / 2 ** 20)} | ${(ms / photos).toFixed(2)} |`);
    } finally {
      await place.remove();
    }
  }
});
