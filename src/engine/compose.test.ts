import { describe, expect, test } from 'vitest';
import { defaultSpec, specs } from '../specs/index.ts';
import { composeCrop, widestCrop } from './compose.ts';
import type { Spec } from './spec.ts';

const spec: Spec = { ...defaultSpec, format: { ...defaultSpec.format, maxScale: 1 } };

/** A head whose face is `width` wide, with its eyes at x, y and its top `above` them. */
const head = (width: number, x: number, y: number, above: number) => ({
  eyes: { x, y },
  leftEye: { x: x + 0.22 * width, y },
  rightEye: { x: x - 0.22 * width, y },
  chin: { x, y: y + 0.82 * width },
  leftCheek: { x: x + width / 2, y: y + 30 },
  rightCheek: { x: x - width / 2, y: y + 30 },
  top: y - above,
});

type HeadLike = ReturnType<typeof head>;

/** What the frame of a crop measures, in frame px. */
function frameOf(subject: HeadLike, crop: ReturnType<typeof composeCrop>) {
  const { region, scale } = crop;
  return {
    faceWidth: (subject.leftCheek.x - subject.rightCheek.x) * scale,
    eyeLine: 441 - (subject.eyes.y - region.y) * scale,
    headTop: (subject.top - region.y) * scale,
    centre: (subject.eyes.x - region.x) * scale,
  };
}

const SLACK = 1e-9;
const within = (value: number, min: number, max: number) =>
  value >= min - SLACK && value <= max + SLACK;

const holds = ({ faceWidth, eyeLine, headTop, centre }: ReturnType<typeof frameOf>) =>
  within(faceWidth, 193, 221) &&
  eyeLine >= 207 - SLACK &&
  within(headTop, 7, 21) &&
  within(centre, 162, 196);

/** Searches every crop on a fine grid. Slow, and without any cleverness. */
function someCropHolds(subject: HeadLike, width: number, height: number): boolean {
  const face = subject.leftCheek.x - subject.rightCheek.x;
  for (let target = 193; target <= Math.min(221, face); target += 0.25) {
    const scale = target / face;
    const w = 358 / scale;
    const h = 441 / scale;
    if (w > width || h > height) continue;
    const fits = (from: number, to: number, room: (value: number) => boolean) => {
      for (let v = from; v <= to; v += 0.25) if (room(v)) return true;
      return false;
    };
    const gap = fits(7, 21, (g) => {
      const y = subject.top - g / scale;
      return y >= 0 && y + h <= height && 441 - (subject.eyes.y - y) * scale >= 207;
    });
    const centre = fits(162, 196, (c) => {
      const x = subject.eyes.x - c / scale;
      return x >= 0 && x + w <= width;
    });
    if (gap && centre) return true;
  }
  return false;
}

/** Numbers that look random and are the same in every run (mulberry32). */
function numbers(seed: number) {
  let state = seed;
  return (min: number, max: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return min + (((t ^ (t >>> 14)) >>> 0) / 4294967296) * (max - min);
  };
}

describe('composeCrop', () => {
  test('with room on every side, each measure lies in the middle of its limits', () => {
    const subject = head(414, 1000, 1000, 360);
    const crop = composeCrop(subject, { width: 2000, height: 3000 }, spec);
    expect(crop.scale).toBe(0.5);
    expect(crop.shortfalls).toEqual([]);
    expect(crop.region).toEqual({
      x: 1000 - 179 / 0.5,
      y: 640 - 14 / 0.5,
      width: 716,
      height: 882,
    });
    expect(frameOf(subject, crop)).toEqual({
      faceWidth: 207,
      eyeLine: 247,
      headTop: 14,
      centre: 179,
    });
  });

  test('finds a crop wherever a search of all crops finds one, and never claims one where there is none', () => {
    const next = numbers(7);
    const seen = { held: 0, not: 0 };
    for (let i = 0; i < 400; i++) {
      const face = next(150, 600);
      const width = next(360, 1600);
      const height = next(442, 2000);
      const x = next(0.2, 0.8) * width;
      const y = next(0.15, 0.7) * height;
      const subject = head(face, x, y, Math.min(y, next(0.7, 1.25) * face));
      const crop = composeCrop(subject, { width, height }, spec);
      const { region } = crop;
      expect(region.x).toBeGreaterThanOrEqual(-1e-6);
      expect(region.y).toBeGreaterThanOrEqual(-1e-6);
      expect(region.x + region.width).toBeLessThanOrEqual(width + 1e-6);
      expect(region.y + region.height).toBeLessThanOrEqual(height + 1e-6);
      expect(region.width / region.height).toBeCloseTo(358 / 441, 9);
      expect(crop.scale).toBeLessThanOrEqual(1 + SLACK);
      if (someCropHolds(subject, width, height)) {
        seen.held += 1;
        expect(holds(frameOf(subject, crop))).toBe(true);
        expect(crop.shortfalls).toEqual([]);
      } else if (!holds(frameOf(subject, crop))) seen.not += 1;
    }
    expect(seen.held).toBeGreaterThan(50);
    expect(seen.not).toBeGreaterThan(50);
  });

  test('towering hair is cut off, as little as possible, so that the eye line holds', () => {
    const subject = head(400, 1000, 1400, 600);
    const crop = composeCrop(subject, { width: 2000, height: 3000 }, spec);
    const frame = frameOf(subject, crop);
    expect(crop.shortfalls).toEqual([]);
    expect(frame.eyeLine).toBeCloseTo(211, 9);
    expect(frame.faceWidth).toBeCloseTo(197, 9);
    expect(frame.headTop).toBeCloseTo(230 - 600 * (197 / 400), 9);
    expect(frame.headTop).toBeLessThan(0);
  });

  test('a face that is large enough is never enlarged', () => {
    const roomy = { ...defaultSpec, format: { ...defaultSpec.format, maxScale: 1.2 } };
    const crop = composeCrop(head(200, 500, 500, 180), { width: 1000, height: 1500 }, roomy);
    expect(crop.scale).toBe(1);
  });

  test('a small face is enlarged as far as the spec allows, and no further', () => {
    const small = head(185, 500, 500, 170);
    const size = { width: 1000, height: 1500 };
    expect(composeCrop(small, size, spec)).toMatchObject({ shortfalls: ['too-small'], scale: 1 });
    const roomy = { ...defaultSpec, format: { ...defaultSpec.format, maxScale: 1.0725 } };
    const crop = composeCrop(small, size, roomy);
    expect(crop.shortfalls).toEqual([]);
    expect(crop.scale).toBeGreaterThan(193 / 185);
    expect(crop.scale).toBeLessThanOrEqual(1.0725);
  });

  test.each([
    ['above', head(400, 1000, 340, 335)],
    ['below', head(400, 1000, 2700, 350)],
    ['left', head(400, 250, 1200, 350)],
    ['right', head(400, 1750, 1200, 350)],
  ] as const)('names the side that is too near: %s', (side, subject) => {
    const crop = composeCrop(subject, { width: 2000, height: 3000 }, spec);
    expect(crop.shortfalls).toEqual([side]);
  });
});

describe('composeCrop for a head measured in millimetres from chin to crown', () => {
  const visa: Spec = { ...specs['us-visa']!, format: { ...specs['us-visa']!.format, maxScale: 1 } };
  const crown = (subject: HeadLike) =>
    Math.max(subject.top, subject.eyes.y - 0.92 * (subject.chin.y - subject.eyes.y));

  /** Every crop on a fine grid: head 300–414 px, eyes 336–414 px from the bottom, middle 270–330 px. */
  function someVisaHolds(subject: HeadLike, width: number, height: number): boolean {
    const length = subject.chin.y - crown(subject);
    for (let target = 300; target <= Math.min(414, length); target += 0.5) {
      const scale = target / length;
      const side = 600 / scale;
      if (side > width || side > height) continue;
      let rows = false;
      for (let eyes = 336; eyes <= 414 && !rows; eyes += 0.25) {
        const y = subject.eyes.y - (600 - eyes) / scale;
        rows = y >= 0 && y + side <= height;
      }
      let columns = false;
      for (let middle = 270; middle <= 330 && !columns; middle += 0.25) {
        const x = subject.eyes.x - middle / scale;
        columns = x >= 0 && x + side <= width;
      }
      if (rows && columns) return true;
    }
    return false;
  }

  test('finds a crop wherever a search of all crops finds one, and never claims one where there is none', () => {
    const next = numbers(11);
    const seen = { held: 0, not: 0 };
    for (let i = 0; i < 400; i++) {
      const face = next(200, 700);
      const width = next(610, 2000);
      const height = next(610, 2600);
      const y = next(0.2, 0.6) * height;
      const subject = head(face, next(0.25, 0.75) * width, y, Math.min(y, next(0.7, 1.1) * face));
      const { region, scale, shortfalls } = composeCrop(subject, { width, height }, visa);
      expect(region.x).toBeGreaterThanOrEqual(-1e-6);
      expect(region.y).toBeGreaterThanOrEqual(-1e-6);
      expect(region.x + region.width).toBeLessThanOrEqual(width + 1e-6);
      expect(region.y + region.height).toBeLessThanOrEqual(height + 1e-6);
      const held =
        within((subject.chin.y - crown(subject)) * scale, 300, 414) &&
        within(600 - (subject.eyes.y - region.y) * scale, 336, 414) &&
        within((subject.eyes.x - region.x) * scale, 270, 330);
      if (someVisaHolds(subject, width, height)) {
        seen.held += 1;
        expect(held).toBe(true);
        expect(shortfalls).toEqual([]);
      } else if (!held) {
        seen.not += 1;
        expect(shortfalls.length).toBeGreaterThan(0);
      }
    }
    expect(seen.held).toBeGreaterThan(50);
    expect(seen.not).toBeGreaterThan(50);
  });
});

test('widestCrop is the largest crop with these proportions, around the middle', () => {
  expect(widestCrop({ width: 1790, height: 4410 }, spec)).toEqual({
    region: { x: 0, y: 1102.5, width: 1790, height: 2205 },
    scale: 0.2,
    shortfalls: [],
  });
});
