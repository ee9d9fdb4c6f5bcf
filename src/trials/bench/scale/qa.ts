import { link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { portraits } from '../../../../test-fixtures/named-portraits.ts';
import { portraitFile } from '../../../../test-fixtures/render.ts';
import { assessFolder } from '../../../qa/command/assess-folder.ts';
import { provideBuild } from '../../../qa/command/build.ts';
import { listFolder } from '../../../qa/command/folder.ts';
import type { Progress } from '../../../qa/command/progress.ts';
import { defaultSpec } from '../../../specs/index.ts';
import { median } from '../times.ts';
import { memoryNow, watchMemory } from './memory.ts';

/** A moment of a run. */
export interface Moment {
  readonly photos: number;
  /** Seconds since the first photo began. */
  readonly seconds: number;
  /** Memory of Node and the browser together, in MB. */
  readonly memory: number;
}

export interface QaRun {
  readonly photos: number;
  readonly workers: number;
  readonly megapixels: number;
  readonly seconds: number;
  /** Seconds that a worker spent on verdicts. The rest of the wall time is the run's own. */
  readonly verdicts: number;
  /** The median time of one photo, in ms. */
  readonly median: number;
  readonly peak: number;
  readonly moments: readonly Moment[];
}

interface QaPlan {
  readonly photos: number;
  readonly workers: number;
  /** Of each photo; absent: as they are drawn, 0.5. */
  readonly megapixels?: number;
}

const DRAWN_MEGAPIXELS = 0.48;
const QUALITY = 90;

async function drawn(name: string, megapixels: number | undefined): Promise<Buffer> {
  const file = await portraitFile(name);
  if (megapixels === undefined) return file;
  const { width = 1, height = 1 } = await sharp(file).metadata();
  const wide = Math.round(width * Math.sqrt((megapixels * 1e6) / (width * height)));
  return sharp(file).resize({ width: wide }).jpeg({ quality: QUALITY }).toBuffer();
}

/** Portraits of one face in the usual size, many times. They are links, so that thousands need no space. */
async function makeSuite(folder: string, { photos, megapixels }: QaPlan): Promise<void> {
  const names = portraits.map(({ name }) => name).slice(0, megapixels === undefined ? 20 : 4);
  await mkdir(folder, { recursive: true });
  for (let i = 0; i < photos; i++) {
    const path = join(folder, `${String(i).padStart(5, '0')}.jpg`);
    const first = join(folder, `${String(i % names.length).padStart(5, '0')}.jpg`);
    if (i < names.length) await writeFile(path, await drawn(names[i]!, megapixels));
    else await link(first, path);
  }
}

/** A QA run as the command line makes it, composing every photo, and what it took. */
export async function qaRun(plan: QaPlan): Promise<QaRun> {
  const place = await mkdtemp(join(tmpdir(), 'scale-'));
  const [folder, out] = [join(place, 'photos'), join(place, 'out')];
  const memory = watchMemory();
  try {
    await makeSuite(folder, plan);
    await mkdir(out);
    const { photos } = await listFolder(folder);
    const { workers } = plan;
    const moments: Moment[] = [];
    const update = ({ done, total, seconds }: Progress) => {
      const isDue = done === total || done % Math.max(1, Math.round(total / 40)) === 0;
      if (isDue) moments.push({ photos: done, seconds, memory: memoryNow() });
    };
    const report = await assessFolder(
      {
        action: 'assess',
        folder,
        out,
        spec: defaultSpec.id,
        mode: 'compose',
        workers,
        record: false,
        thumbnails: false,
        language: 'en',
      },
      photos,
      provideBuild(console.error),
      { update, say: console.error, end: () => {} },
    );
    const failed = report.totals.errors;
    if (failed > 0) throw new Error(`${failed} photos could not be assessed`);
    const took = report.photos.map(({ ms }) => ms);
    return {
      photos: plan.photos,
      workers,
      megapixels: plan.megapixels ?? DRAWN_MEGAPIXELS,
      seconds: moments.at(-1)?.seconds ?? 0,
      verdicts: took.reduce((sum, ms) => sum + ms, 0) / 1000 / workers,
      median: median(took),
      peak: memory.most(),
      moments,
    };
  } finally {
    memory.stop();
    await rm(place, { recursive: true, force: true });
  }
}
