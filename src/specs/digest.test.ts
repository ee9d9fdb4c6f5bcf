import { expect, test } from 'vitest';
import { rulesDigest, versionAdvice, versionOf } from './digest.ts';
import digests from './digests.json' with { type: 'json' };
import { defaultSpec, specs } from './index.ts';

const recorded: Readonly<Record<string, string>> = digests;

// Receipts are signed over `id@version`: it must name one set of rules, for ever.
test.each(Object.values(specs).map((spec) => [versionOf(spec), spec] as const))(
  '%s names the rules that are recorded for it',
  async (version, spec) => {
    const known = recorded[version];
    expect(known, versionAdvice(spec, known)).toBe(await rulesDigest(spec));
  },
);

const base = await rulesDigest(defaultSpec);
const pitch = defaultSpec.rules['pose-pitch']!;
const withPitch = (change: Partial<typeof pitch>) =>
  rulesDigest({
    ...defaultSpec,
    rules: { ...defaultSpec.rules, 'pose-pitch': { ...pitch, ...change } },
  });

test('the digest changes with a limit, a severity, the frame, and what may be edited', async () => {
  const { format, whiteBackground } = defaultSpec;
  const changed = await Promise.all([
    withPitch({ limits: { ...pitch.limits, max: 8 } }),
    withPitch({ severity: 'advised' }),
    rulesDigest({ ...defaultSpec, format: { ...format, dpi: 300 } }),
    rulesDigest({ ...defaultSpec, whiteBackground: { ...whiteBackground, rule: 'forbidden' } }),
  ]);
  expect(new Set([base, ...changed]).size).toBe(5);
});

test('the digest stays with other words, and under another version', async () => {
  const clause = { 'zh-CN': '另一句', en: 'other words' };
  expect(await withPitch({ clause })).toBe(base);
  expect(await rulesDigest({ ...defaultSpec, name: clause, version: '9.0.0' })).toBe(base);
});

test('the digest stays with what an operator decides', async () => {
  const { clause } = defaultSpec.whiteBackground;
  const [left, allowed] = (['operator', 'allowed'] as const).map((rule) =>
    rulesDigest({ ...defaultSpec, whiteBackground: { rule, clause } }),
  );
  expect(await left).toBe(await allowed);
  expect(await rulesDigest({ ...defaultSpec, capture: 'here' })).toBe(base);
});
