import { proxy } from 'comlink';
import type { AssessWorker } from '../../../workers/assess.worker.ts';
import type { DriverAnswer, QaDriver } from '../../qa/driver.ts';
import type { PhotoError } from '../../qa/report.ts';
import { assessBlob } from './check-file.ts';
import { dataUrl } from './data-url.ts';
import { drawThumbnail } from './draw-thumbnail.ts';
import type { Pool } from './pool.ts';
import { assessPool } from './workers.ts';

const failed = (error: PhotoError): DriverAnswer => ({ row: { ms: 0, findings: [], error } });

async function fetchPhoto(url: string): Promise<Blob> {
  const response = await fetch(url, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.blob();
}

/** Lets the command line assess photos on this page's pool. */
export function offerDriver(): void {
  let pool: Pool<AssessWorker> | undefined;
  const driver: QaDriver = {
    async start(workers) {
      const all = assessPool(workers);
      pool = all;
      // One photo on each worker, so that no later photo waits for a worker's models.
      await Promise.all(
        Array.from({ length: workers }, () =>
          all.run(async (worker, alive) => {
            let hasMore = true;
            for (let step = 0; hasMore; step++) hasMore = await worker.warmUp(step, proxy(alive));
          }),
        ),
      );
      return all.run((worker) => worker.provenance());
    },
    async assess(url, request) {
      if (!pool) throw new Error('start comes first');
      const file = await fetchPhoto(url).catch(() => undefined);
      if (!file) return JSON.stringify(failed('unreadable'));
      const { row, recorded, photo } = await assessBlob(pool, file, request);
      const height = request.thumbnail;
      const small = photo && height !== undefined && (await drawThumbnail(photo, height));
      const thumbnail = small ? await dataUrl(small) : undefined;
      const answer: DriverAnswer = {
        row,
        ...(recorded && { recorded }),
        ...(thumbnail !== undefined && { thumbnail }),
      };
      return JSON.stringify(answer);
    },
  };
  window.qaDriver = driver;
}
