import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { type CheckId, checks } from '../checks/index.ts';
import { bareJpeg } from '../core/image-file/bare-jpeg.ts';
import { imageFacts } from '../core/image-file/facts.ts';
import type { Spec } from '../engine/spec.ts';
import { judge } from '../engine/verdict.ts';
import { makeClaim } from '../receipt/claim.ts';
import type { Claim, Kind, StationFound } from '../receipt/content.ts';
import { defaultSpec } from '../specs/index.ts';

// Shared by the endpoint's tests: pictures of noise whose files meet every rule on files.

export const now = new Date('2026-11-23T04:00:00.000Z');

export interface PhotoOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dpi?: number;
  readonly quality?: number;
}

export const noise = ({ width = 358, height = 441 }: PhotoOptions = {}) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'white',
      // Light enough that nothing in the pixels contradicts an honest claim.
      noise: { type: 'gaussian', mean: 205, sigma: 20 },
    },
  });

/** A JPEG of nothing but its picture. */
export function bare(jpeg: Uint8Array): Uint8Array {
  const without = bareJpeg(jpeg, imageFacts(jpeg) ?? {});
  if (!without) throw new Error('no JPEG that holds together');
  return without;
}

/** A JPEG of about 30 KB, with different noise each time. */
export const idPhoto = async (options: PhotoOptions = {}): Promise<Uint8Array> =>
  bare(
    await noise(options)
      .withMetadata({ density: options.dpi ?? 350 })
      .jpeg({ quality: options.quality ?? 70 })
      .toBuffer(),
  );

function passingValue(limits: Readonly<Record<string, unknown>>): number | string {
  const {
    allowed,
    refused,
    min,
    max,
    grey = 0,
  } = limits as {
    allowed?: string[];
    refused?: string[];
    min?: number;
    max?: number;
    grey?: number;
  };
  if (allowed) return allowed[0];
  if (refused) return 'none';
  if (min !== undefined && max !== undefined) return (min + max) / 2;
  return min === undefined ? (max ?? 0) - 2 * grey : min + 2 * grey;
}

function fileValue(photo: Uint8Array, id: CheckId): number | string | undefined {
  const facts = imageFacts(photo);
  if (!facts) return undefined;
  const { mime, bytes, width, height, dpi, colourMode } = facts;
  const values: Partial<Record<CheckId, number | string | undefined>> = {
    'file-format': mime,
    'file-bytes': bytes,
    'frame-size': `${width}x${height}`,
    'file-dpi': dpi,
    'colour-mode': colourMode,
  };
  return values[id];
}

export interface ClaimSample {
  readonly spec?: Spec;
  readonly at?: Date;
  readonly kind?: Kind;
  /** Values that are not well inside the limits. */
  readonly measured?: Readonly<Partial<Record<CheckId, number | string>>>;
}

/**
 * An honest device's claim about `photo`: the true values of the file, and all other values well inside their
 * limits.
 */
export function honestClaim(
  photo: Uint8Array,
  { spec = defaultSpec, at = now, kind, measured: given = {} }: ClaimSample = {},
): Promise<Claim> {
  const measured = new Map(
    checks.flatMap(({ id, needs }) => {
      const rule = spec.rules[id];
      if (!rule) return [];
      const ofFile = needs.every((name) => name === 'file');
      const value = given[id] ?? (ofFile ? fileValue(photo, id) : passingValue({ ...rule.limits }));
      return [[id, value === undefined ? { unknown: 'not-stated' } : { value }]] as const;
    }),
  );
  return makeClaim(
    {
      mode: 'as-is',
      verdict: judge(measured, spec),
      photo: new Uint8Array(photo),
      mime: 'image/jpeg',
      width: spec.format.width,
      height: spec.format.height,
      places: {},
      shortfalls: [],
      edits: [],
      notices: [],
      engine: '0.1.0',
      models: 'a'.repeat(64),
    },
    { nonce: randomBytes(16), now: at, ...(kind && { kind }) },
  );
}

/** What a station's machine finds of the same photo: what the device did. */
export const foundAtStation = ({
  photoSha256,
  spec,
  engine,
  models,
  outcome,
  findings,
}: Claim): StationFound => ({ photoSha256, spec, engine, models, outcome, findings });

/** Redeems as a station whose machine finds what the device did. */
export const redemption = (claim: Claim) => ({
  method: 'POST',
  body: JSON.stringify({ found: foundAtStation(claim) }),
});

/** A folder that is gone when the test is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'receipts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The two parts as a browser sends them. */
export function upload(photo: Uint8Array, receipt: unknown): FormData {
  const form = new FormData();
  form.set('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
  form.set('receipt', typeof receipt === 'string' ? receipt : JSON.stringify(receipt));
  return form;
}
