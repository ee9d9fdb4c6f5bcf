import { type Lease, releaseLease } from './leases.ts';
import type { Change } from './log-writer.ts';

/** A pack of photos that was made whole. */
export interface MadePack {
  readonly id: string;
  readonly at: string;
  /** The station, or `command`. */
  readonly by: string;
  readonly numbers: readonly string[];
  readonly manifestSha256: string;
}

export const subjectOfPack = (id: string): string => `pack:${id}`;

/**
 * Writes of every photo of a pack that it was exported, and gives the lease back, all or nothing. False
 * where the lease was lost: then another export may hold the same photos, and this one counts for nothing.
 */
export async function notePack(
  change: Change,
  { id, at, by, numbers, manifestSha256 }: MadePack,
  lease: Lease,
): Promise<boolean> {
  if (!(await releaseLease(change, lease))) return false;
  for (const subject of numbers) {
    change.note({ at, action: 'exported', by, subject, detail: { pack: id } });
  }
  const detail = { photos: numbers.length, manifestSha256 };
  change.note({ at, action: 'export-done', by, subject: subjectOfPack(id), detail });
  return true;
}
