import { describe, expect, test } from 'vitest';
import { defaultSpec } from '../specs/index.ts';
import { mayWhiten, parseSpec } from './spec.ts';

const example = JSON.parse(JSON.stringify(defaultSpec));
const withRules = (rules: object) => ({ ...example, rules });
const rule = example.rules['face-width'];

describe('parseSpec', () => {
  test('reads the spec of the Resident Identity Card', () => {
    const spec = parseSpec(example);
    expect(spec.format).toEqual({
      width: 358,
      height: 441,
      dpi: 350,
      print: { width: 26, height: 32 },
      bytes: { min: 14000, max: 40000 },
      maxScale: 1.0725,
    });
    expect(spec.rules['face-width']?.limits).toEqual({ min: 193, max: 221, grey: 1 });
  });

  test.each([
    ['an unknown key', { ...example, colour: 'blue' }],
    ['an unknown check', withRules({ ...example.rules, 'face-widht': rule })],
    [
      'an unknown limit',
      withRules({ 'face-width': { ...rule, limits: { ...rule.limits, gray: 1 } } }),
    ],
    [
      "another judge's limits",
      withRules({ 'face-width': { ...rule, limits: { allowed: ['1'] } } }),
    ],
    [
      'limits that contain nothing',
      withRules({ 'face-width': { ...rule, limits: { min: 2, max: 1, grey: 0 } } }),
    ],
    [
      'a limit that is no number',
      withRules({ 'face-width': { ...rule, limits: { min: Number.NaN, max: 1, grey: 0 } } }),
    ],
    [
      'a missing clause',
      withRules({ 'face-width': { severity: 'required', limits: rule.limits } }),
    ],
    [
      'a clause in one language',
      withRules({ 'face-width': { ...rule, clause: { en: 'GA 461' } } }),
    ],
    ['a name in one language', { ...example, name: { en: 'Identity card' } }],
    ['no word on white backgrounds', { ...example, whiteBackground: undefined }],
    ['an unknown severity', withRules({ 'face-width': { ...rule, severity: 'wanted' } })],
    ['giving way to no check', withRules({ 'face-width': { ...rule, givesWayTo: 'eyeline' } })],
    ['no rule at all', withRules({})],
    ['no required rule', withRules({ 'face-width': { ...rule, severity: 'advised' } })],
    ['a frame without width', { ...example, format: { ...example.format, width: 0 } }],
    ['a source that is no URL', { ...example, source: 'GA 461' }],
    ['a version that is none', { ...example, version: 'latest' }],
  ])('refuses %s', (_, data) => {
    expect(() => parseSpec(data)).toThrow();
  });
});

test.each([
  ['allowed', false, true],
  ['operator', false, false],
  ['operator', true, true],
  ['forbidden', true, false],
] as const)(
  'a background whose replacing is %s, the operator taking it: %s, may be made white: %s',
  (rule, takesIt, may) => {
    const { clause } = defaultSpec.whiteBackground;
    expect(mayWhiten({ ...defaultSpec, whiteBackground: { rule, clause } }, takesIt)).toBe(may);
  },
);
