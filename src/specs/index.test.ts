import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checks } from '../checks/index.ts';
import type { FileFacts, Head } from '../core/check/artifacts.ts';
import { gatherer } from '../core/check/gatherer.ts';
import { composeCrop } from '../engine/compose.ts';
import { naturalMode } from '../engine/intake.ts';
import type { Rule, Spec, Words } from '../engine/spec.ts';
import { measureAndJudge } from '../engine/verdict.ts';
import { defaultSpec, specs } from './index.ts';

const all = Object.values(specs);

test('the catalogue holds these documents, the default one first', () => {
  expect(Object.keys(specs)).toEqual([
    'cn-resident-id',
    'cn-social-security',
    'cn-residence-permit',
    'cn-driving-licence',
    'cn-exit-entry',
    'cn-passport-consular',
    'cn-visa',
    'us-passport',
    'us-visa',
    'uk-passport',
    'de-schengen',
    'ca-passport',
    'in-passport',
    'in-evisa',
    'jp-passport',
    'kr-passport',
    'au-passport',
    'hk-id',
    'tw-id',
    'icao',
  ]);
  expect(all[0]).toBe(defaultSpec);
});

test('a document’s own words and limits override its bases’', () => {
  expect(defaultSpec.rules['file-format']).toEqual({
    severity: 'required',
    clause: { 'zh-CN': 'GA 461：JPEG 格式', en: 'GA 461: JPEG' },
    limits: { allowed: ['image/jpeg'] },
  });
  expect(specs['icao']?.rules['file-format']?.clause.en).toBe('JPEG: what authorities take');
});

test('the catalogue holds every document of this folder', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.json') && name !== 'digests.json')
    .map((name) => name.replace('.json', ''));
  expect(Object.keys(specs).toSorted()).toEqual(files.toSorted());
});

test('every check is a rule of some document', () => {
  const unused = checks.filter(({ id }) => !all.some(({ rules }) => rules[id]));
  expect(unused.map(({ id }) => id)).toEqual([]);
});

const han = /\p{Script=Han}/u;

describe.each(all.map((spec) => [spec.id, spec] as const))('%s', (_, spec) => {
  test('says everything in Chinese and in English', () => {
    const rules = Object.values(spec.rules) as Rule[];
    const clauses = rules.map(({ clause }) => clause);
    const spoken: Words[] = [spec.name, spec.description, spec.whiteBackground.clause];
    for (const { 'zh-CN': chinese, en } of spoken) {
      expect(chinese).toMatch(han);
      expect(en).not.toMatch(han);
    }
    for (const { en } of clauses) expect(en).not.toMatch(han);
  });

  test('the frame has the proportions of the print, to a pixel', () => {
    const { width, height, print, dpi } = spec.format;
    if (!print) return;
    expect(Math.abs((width * print.height) / print.width - height)).toBeLessThanOrEqual(3);
    expect(Math.abs((width / print.width) * 25.4 - dpi)).toBeLessThan(5);
  });

  test('its frame and its JPEG have a size that it allows', async () => {
    const { width, height, dpi, bytes } = spec.format;
    const file: FileFacts = {
      mime: 'image/jpeg',
      bytes: bytes.max,
      width,
      height,
      dpi,
      colourMode: 'rgb',
    };
    const { findings } = await measureAndJudge(gatherer({ file }, {}), fileRules(spec), () => {});
    expect(findings.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(findings.length).toBeGreaterThanOrEqual(3);
  });

  test('a finished photo of its frame is judged as it is', () => {
    const { width, height } = spec.format;
    const facts = { mime: 'image/jpeg', bytes: 1, width, height, colourMode: 'rgb' } as const;
    expect(naturalMode({ ...facts, ...plain }, spec.format)).toBe('as-is');
    expect(naturalMode({ ...facts, ...plain, width: 2 * width }, spec.format)).toBe('compose');
  });

  test('has limits for size, height and middle of the head', () => {
    const named = (ids: readonly (keyof Spec['rules'])[]) => ids.some((id) => spec.rules[id]);
    expect(named(['face-width', 'head-height', 'hair-height'])).toBe(true);
    expect(named(['head-top-gap', 'crown-gap', 'eye-line'])).toBe(true);
    expect(named(['face-centre'])).toBe(true);
    expect(named(['background-white', 'background-light'])).toBe(true);
  });

  test.each([
    ['short hair', 0.98],
    ['high hair', 1.12],
    ['a bare head', 0.92],
  ])(
    'composed of a snapshot with room, a head with %s meets every rule on the frame',
    async (_, hair) => {
      const findings = await framed(spec, typicalHead(hair));
      expect(findings.length).toBeGreaterThan(2);
      expect(
        findings.filter(({ status, severity }) => status !== 'pass' && severity === 'required'),
      ).toEqual([]);
    },
  );
});

const plain = { orientation: 1, animated: false, complete: true, deepColour: false } as const;

const fileRules = (spec: Spec): Spec => ({
  ...spec,
  rules: Object.fromEntries(
    (['file-format', 'file-bytes', 'frame-size', 'file-dpi', 'colour-mode'] as const).flatMap(
      (id) => (spec.rules[id] ? [[id, spec.rules[id]]] : []),
    ),
  ),
});

const frameRules = (spec: Spec): Spec => ({
  ...spec,
  rules: Object.fromEntries(
    (
      [
        'face-width',
        'head-height',
        'hair-height',
        'eye-distance',
        'eye-line',
        'head-top-gap',
        'crown-gap',
        'chin-gap',
        'face-centre',
      ] as const
    ).flatMap((id) => (spec.rules[id] ? [[id, spec.rules[id]]] : [])),
  ),
});

const source = { width: 6000, height: 8000 };

/** The median of 94 photos of people: face width 1.215 T, eyes 0.544 T apart. The hair is as high as asked for. */
function typicalHead(hair: number): Head {
  const t = 900;
  const eyes = { x: 3050, y: 3600 };
  return {
    eyes,
    leftEye: { x: eyes.x + 0.272 * t, y: eyes.y },
    rightEye: { x: eyes.x - 0.272 * t, y: eyes.y },
    chin: { x: eyes.x, y: eyes.y + t },
    leftCheek: { x: eyes.x + 0.6075 * t, y: eyes.y + 0.2 * t },
    rightCheek: { x: eyes.x - 0.6075 * t, y: eyes.y + 0.2 * t },
    top: eyes.y - hair * t,
  };
}

/** The findings on the frame of a photo composed around a head. They are computed exactly, without any pixels. */
async function framed(spec: Spec, head: Head) {
  const { region, scale, shortfalls } = composeCrop(head, source, spec);
  expect(shortfalls).toEqual([]);
  const at = ({ x, y }: { x: number; y: number }) => ({
    x: (x - region.x) * scale,
    y: (y - region.y) * scale,
  });
  const { width, height } = spec.format;
  const file: FileFacts = { mime: 'image/jpeg', bytes: 1, width, height, colourMode: 'rgb' };
  const inFrame: Head = {
    eyes: at(head.eyes),
    leftEye: at(head.leftEye),
    rightEye: at(head.rightEye),
    chin: at(head.chin),
    leftCheek: at(head.leftCheek),
    rightCheek: at(head.rightCheek),
    top: (head.top - region.y) * scale,
  };
  const { findings } = await measureAndJudge(
    gatherer({ file, head: inFrame }, {}),
    frameRules(spec),
    () => {},
  );
  return findings;
}
