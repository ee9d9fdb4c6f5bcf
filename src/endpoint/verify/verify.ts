import * as v from 'valibot';
import { type CheckId, checks } from '../../checks/index.ts';
import type { AnyCheck } from '../../core/check/check.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { mayWhiten, type Spec } from '../../engine/spec.ts';
import { type Finding, judge, type OnBug, type Verdict } from '../../engine/verdict.ts';
import { engineVersions } from '../../engine/version.ts';
import { fromHex, sha256, toHex } from '../../receipt/bytes.ts';
import type { Claim, ClaimedMeasurement, StationFound } from '../../receipt/content.ts';
import { chinaDay, parseReceiptNumber, receiptNumber } from '../../receipt/number.ts';
import { fail, type Problem, type Result } from '../http/problem.ts';
import type { Upload } from '../http/upload.ts';
import type { Flag } from '../store/store.ts';
import { flagsOf } from './flags.ts';
import { examinePhoto, isOfFile } from './photo.ts';
import type { PixelMeasures } from './pixels.ts';

export interface Rules {
  /** Measures a photo's pixels, in another thread perhaps. */
  readonly measure: (photo: Raster) => Promise<PixelMeasures>;
  /** What a small detector cannot see in a photo. Absent: nobody looks now. */
  readonly look?: (photo: Raster) => Promise<readonly Flag[]>;
  readonly specs: Readonly<Record<string, Spec>>;
  /** The operator takes photos whose background was made white, where a document leaves it to them. */
  readonly whiteBackground: boolean;
  readonly now: Date;
  readonly onBug: OnBug;
}

const DAY = 86_400_000;
const checkById = new Map<CheckId, AnyCheck>(checks.map((check) => [check.id, check]));

interface Verification {
  readonly verdict: Verdict;
  readonly flags: readonly Flag[];
}

/**
 * Verifies a claim. Everything that the bytes can tell is computed again (number, digest, facts of the file), then
 * the reported values are judged again. Returns the verdict only where the claim's is the same; it must be
 * `accept` unless staff are asked to decide. Values that the pixels contradict are reported. A file that does not
 * fit the format is refused in every case.
 */
export async function verify(
  { photo, claim }: Upload,
  rules: Rules,
): Promise<Result<Verification>> {
  const bound = checkDay(claim, rules.now) ?? (await checkBinding(photo, claim));
  if (bound) return { ok: false, problem: bound };
  if (!isEngine(claim.engine)) return fail('engine-unknown');
  const spec = findSpec(claim.spec, rules.specs);
  if (!spec.ok) return spec;
  if (claim.edits?.includes('white-background') && !mayWhiten(spec.value, rules.whiteBackground)) {
    return fail('edit-forbidden');
  }
  if (spec.value.capture === 'here' && !claim.capture) return fail('capture-needed');
  const examined = await examinePhoto(photo, spec.value, rules.onBug);
  if (!examined.ok) return examined;
  const reported =
    checkReported(claim.findings, spec.value) ?? checkFile(claim.findings, examined.value.findings);
  if (reported) return { ok: false, problem: reported };
  const verdict = judgeAgain(claim, spec.value);
  if (!verdict.ok) return verdict;
  const { raster } = examined.value;
  const [measures, unseen] = await Promise.all([rules.measure(raster), rules.look?.(raster) ?? []]);
  const flags = [...flagsOf(measures, claim.findings), ...unseen];
  return { ok: true, value: { verdict: verdict.value, flags } };
}

/**
 * What a station found of the photo of a receipt, judged again: of the same bytes and document, each rule
 * once, what the file says as it was claimed, and the outcome that the values give.
 */
export function verifyStation(
  found: StationFound,
  claim: Claim,
  specs: Rules['specs'],
): Result<Verdict> {
  if (found.photoSha256 !== claim.photoSha256) return fail('photo-digest');
  if (!isEngine(found.engine)) return fail('engine-unknown');
  const spec = findSpec(found.spec, specs);
  if (!spec.ok) return spec;
  if (idOf(found.spec) !== idOf(claim.spec)) return fail('spec-unknown');
  // The file was read when the receipt was issued.
  const ofFile = claim.findings.filter(
    ({ check }) => isOfFile(check) && spec.value.rules[check] !== undefined,
  );
  const reported = checkReported(found.findings, spec.value) ?? checkFile(found.findings, ofFile);
  if (reported) return { ok: false, problem: reported };
  const verdict = judge(measuredOf(found.findings), spec.value);
  const differing = differences(found, verdict);
  return differing ? { ok: false, problem: differing } : { ok: true, value: verdict };
}

const isEngine = (version: string): boolean =>
  (engineVersions as readonly string[]).includes(version);

const idOf = (spec: string): string => spec.split('@', 1)[0];

const problem = (...args: Parameters<typeof fail>): Problem => fail(...args).problem;

function checkDay({ number }: Claim, now: Date): Problem | undefined {
  const parsed = parseReceiptNumber(number);
  if (!parsed.ok && parsed.slip === 'check-digits') return problem('number-check-digits');
  const days = [-DAY, 0, DAY].map((offset) => chinaDay(new Date(now.getTime() + offset)));
  return days.includes(number.slice(0, 6)) ? undefined : problem('number-date');
}

async function checkBinding(photo: Uint8Array, claim: Claim): Promise<Problem | undefined> {
  if (toHex(await sha256(photo)) !== claim.photoSha256) return problem('photo-digest');
  const number = await receiptNumber(photo, fromHex(claim.nonce), new Date(claim.assessedAt));
  return number === claim.number ? undefined : problem('number-not-of-photo');
}

function findSpec(name: string, specs: Rules['specs']): Result<Spec> {
  const [id, version] = name.split('@');
  const spec = Object.hasOwn(specs, id) ? specs[id] : undefined;
  if (!spec) return fail('spec-unknown');
  return spec.version === version ? { ok: true, value: spec } : fail('spec-version');
}

const some = (code: Problem['code'], ids: readonly CheckId[]): Problem | undefined =>
  ids.length > 0 ? problem(code, { checks: [...new Set(ids)] }) : undefined;

/** Exactly one well-formed finding for each rule of the spec. */
function checkReported(findings: readonly ClaimedMeasurement[], spec: Spec): Problem | undefined {
  const ids = findings.map(({ check }) => check);
  const named = checks.map(({ id }) => id).filter((id) => spec.rules[id]);
  return (
    some(
      'finding-duplicate',
      ids.filter((id, i) => ids.indexOf(id) !== i),
    ) ??
    some(
      'finding-unexpected',
      ids.filter((id) => !named.includes(id)),
    ) ??
    some(
      'finding-missing',
      named.filter((id) => !ids.includes(id)),
    ) ??
    some(
      'finding-value',
      findings.filter((finding) => !isWellFormed(finding)).map(({ check }) => check),
    )
  );
}

function isWellFormed({ check, status, code, value }: ClaimedMeasurement): boolean {
  if (status === 'unknown' && code === undefined) return false;
  if (status === 'unknown' && value === undefined) return true;
  return v.is((checkById.get(check) as AnyCheck).judge.value, value);
}

/** Values that both sides can read from the bytes must be equal. */
function checkFile(
  findings: readonly ClaimedMeasurement[],
  seen: readonly Pick<Finding, 'check' | 'value'>[],
): Problem | undefined {
  const differing = seen.filter(({ check, value }) => {
    const reported = findings.find((finding) => finding.check === check);
    return reported?.value !== value;
  });
  return some(
    'file-facts',
    differing.map(({ check }) => check),
  );
}

const measuredOf = (findings: readonly ClaimedMeasurement[]) =>
  new Map(
    findings.map(({ check, code, value }) => [
      check,
      value === undefined ? { unknown: String(code) } : { value },
    ]),
  );

/** Where what was reported is not what its own values give. */
function differences(
  { findings, outcome }: Pick<StationFound, 'findings' | 'outcome'>,
  verdict: Verdict,
): Problem | undefined {
  const differing = verdict.findings.filter(({ check, status, code }) => {
    const reported = findings.find((finding) => finding.check === check);
    return reported?.status !== status || reported.code !== code;
  });
  if (differing.length === 0 && outcome === verdict.outcome) return undefined;
  return problem('verdict-differs', { checks: differing.map(({ check }) => check) });
}

function judgeAgain(claim: Claim, spec: Spec): Result<Verdict> {
  const verdict = judge(measuredOf(claim.findings), spec);
  if (claim.kind === 'review' && verdict.outcome === 'accept') return fail('review-needless');
  if (claim.kind !== 'review' && verdict.outcome !== 'accept') {
    const bad = verdict.findings.filter(
      ({ severity, status }) => severity === 'required' && status !== 'pass',
    );
    return fail('not-accepted', { checks: bad.map(({ check }) => check) });
  }
  const differing = differences(claim, verdict);
  return differing ? { ok: false, problem: differing } : { ok: true, value: verdict };
}
