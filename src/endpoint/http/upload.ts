import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import { type Claim, claimSchema } from '../../receipt/content.ts';
import { fail, type Result } from './problem.ts';

export interface Upload {
  readonly photo: Uint8Array;
  readonly claim: Claim;
  /** The id of the one station that may read the receipt. Absent: every station. */
  readonly station?: string;
}

const PATH_MAX = 100;
const parts: readonly string[] = ['photo', 'receipt', 'station'];

/** Reads the parts of a submission: `photo`, a file; `receipt`, the claim as JSON; perhaps `station`, an id. */
export async function readUpload(request: HonoRequest): Promise<Result<Upload>> {
  if (!/^multipart\/form-data\b/i.test(request.header('content-type') ?? '')) {
    return fail('not-multipart');
  }
  const form = await request.formData().catch(() => undefined);
  if (!form) return fail('multipart-unreadable');
  const names = [...form.keys()];
  if (new Set(names).size < names.length) return fail('part-unexpected');
  if (names.some((name) => !parts.includes(name))) return fail('part-unexpected');

  const file = form.get('photo');
  if (file === null || typeof file === 'string') return fail('photo-missing');
  if (file.size === 0) return fail('photo-empty');
  const receipt = form.get('receipt');
  if (receipt === null) return fail('receipt-missing');
  const claim = readClaim(typeof receipt === 'string' ? receipt : await receipt.text());
  if (!claim.ok) return claim;
  const station = form.get('station');
  if (station !== null && typeof station !== 'string') return fail('station-unknown');
  const photo = new Uint8Array(await file.arrayBuffer());
  return {
    ok: true,
    value: { photo, claim: claim.value, ...(station !== null && { station }) },
  };
}

function readClaim(text: string): Result<Claim> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return fail('receipt-not-json');
  }
  const parsed = v.safeParse(claimSchema, data, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  return fail('receipt-schema', {
    path: (v.getDotPath(parsed.issues[0]) ?? '').slice(0, PATH_MAX),
  });
}
