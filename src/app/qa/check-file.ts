import { proxy } from 'comlink';
import type { AssessWorker } from '../../../workers/assess.worker.ts';
import type { AssessmentResult } from '../../engine/assessment.ts';
import type { Recorded } from '../../engine/recorded.ts';
import type { PhotoError, PhotoRow, SuiteMode } from '../../qa/report.ts';
import { sha256, toHex } from '../../receipt/bytes.ts';
import { WorkerLost } from '../worker-client.ts';
import type { Pool } from './pool.ts';

interface AssessRequest {
  /** Id of a spec. */
  readonly spec: string;
  readonly mode: SuiteMode;
  readonly record: boolean;
}

interface AssessedFile {
  readonly row: Omit<PhotoRow, 'file'>;
  readonly recorded?: Recorded;
  /** The photo that was judged; absent where there is an error. */
  readonly photo?: Blob;
}

const failed = (error: PhotoError, ms: number): AssessedFile => ({
  row: { ms, findings: [], error },
});

/**
 * Why a file that exists gave no bytes. A browser reads a file only as it was when it was chosen. One that has
 * changed since is "not readable".
 */
async function whyUnread(file: File, again: () => Promise<File>): Promise<PhotoError> {
  const now = await again().catch(() => undefined);
  const changed = now && (now.size !== file.size || now.lastModified !== file.lastModified);
  return changed ? 'changed' : 'unreadable';
}

/**
 * Assesses a file that can no longer change, on the pool. Everything that the file or a worker can cause comes
 * back as an error of the row. Rejects only with the signal's reason.
 */
export async function assessBlob(
  pool: Pool<AssessWorker>,
  file: Blob,
  { spec, mode, record }: AssessRequest,
  signal?: AbortSignal,
): Promise<AssessedFile> {
  const request = { spec, record, ...(mode !== 'auto' && { mode }) };
  let began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  try {
    const result = await pool.run<AssessmentResult>((worker, alive) => {
      // The wait for a worker does not count as the photo's time.
      began = performance.now();
      const stage = proxy(() => {});
      return worker.assess(file, request, stage, proxy(alive));
    }, signal);
    if (!result.ok) return failed(result.refusal, elapsed());
    const { verdict, mode, notices, recorded, photo, mime } = result.assessment;
    const { outcome, findings } = verdict;
    return {
      row: {
        ms: elapsed(),
        mode,
        outcome,
        findings,
        ...(notices.length > 0 && { notices }),
        ...(recorded?.artifacts.isoQuality && { iso: recorded.artifacts.isoQuality }),
      },
      photo: new Blob([photo], { type: mime }),
      ...(recorded && { recorded }),
    };
  } catch (error) {
    if (signal?.aborted) throw error;
    if (!(error instanceof WorkerLost)) console.error(error);
    return failed('worker-failed', elapsed());
  }
}

/** Like `assessBlob`, for a file as it is now, with its digest. `again` gives the file once more. */
export async function assessFile(
  pool: Pool<AssessWorker>,
  file: File,
  again: () => Promise<File>,
  request: AssessRequest,
  signal?: AbortSignal,
): Promise<AssessedFile> {
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) return failed(await whyUnread(file, again), 0);
  const [digest, { row, ...rest }] = await Promise.all([
    sha256(new Uint8Array(bytes)),
    assessBlob(pool, new Blob([bytes]), request, signal),
  ]);
  return { row: { sha256: toHex(digest), ...row }, ...rest };
}
