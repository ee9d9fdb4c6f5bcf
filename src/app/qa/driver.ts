import type { AssessWorker } from '../../../workers/assess.worker.ts';
import type { QaDriver } from '../../qa/driver.ts';
import type { PhotoError } from '../../qa/report.ts';
import { assessFile } from './assess-file.ts';
import { dataUrl } from './data-url.ts';
import { drawThumbnail } from './draw-thumbnail.ts';
import type { Pool } from './pool.ts';
import { assessPool } from './workers.ts';

const failed = (error: PhotoError) => ({ row: { ms: 0, findings: [], error } });

async function fetchFile(url: string): Promise<File> {
  const response = await fetch(url, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${response.status}`);
  return new File([await response.blob()], url);
}

/** Lets the command line assess photos on this page's pool. */
export function offerDriver(): void {
  let pool: Pool<AssessWorker> | undefined;
  const driver: QaDriver = {
    async start(workers) {
      pool = assessPool(workers);
      return pool.run((worker) => worker.provenance());
    },
    async assess(url, request) {
      if (!pool) throw new Error('start comes first');
      const again = () => fetchFile(url);
      const file = await again().catch(() => undefined);
      if (!file) return failed('unreadable');
      const { row, recorded, photo } = await assessFile(pool, file, again, request);
      const { sha256: _, ...rest } = row;
      const height = request.thumbnail;
      const small = photo && height !== undefined && (await drawThumbnail(photo, height));
      return {
        row: rest,
        ...(recorded && { recorded }),
        ...(small && { thumbnail: await dataUrl(small) }),
      };
    },
  };
  window.qaDriver = driver;
}
