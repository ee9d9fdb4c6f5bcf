import type { Rule, Spec } from '../engine/spec.ts';
import { canonicalDigest } from '../receipt/canonical.ts';

/** `id@version`, as receipts name a spec. */
export const versionOf = ({ id, version }: Spec): string => `${id}@${version}`;

/**
 * SHA-256, hexadecimal, of everything in a spec that can change a photo or its verdict, inherited rules
 * included. Words are left out: a better clause, or one in a new language, judges no photo differently. So is what
 * an operator decides: which photos an endpoint takes, and not what becomes of one.
 */
export function rulesDigest({ format, whiteBackground, rules }: Spec): Promise<string> {
  const judging = Object.entries(rules as Readonly<Record<string, Rule>>).map(
    ([check, { clause: _, ...rule }]) => [check, rule],
  );
  return canonicalDigest({
    format,
    whiteBackground: whiteBackground.rule === 'forbidden' ? 'forbidden' : 'allowed',
    rules: Object.fromEntries(judging),
  });
}

/** What to do about a spec whose rules are not those that `digests.json` holds for its version. */
export const versionAdvice = (spec: Spec, known: string | undefined): string =>
  known === undefined
    ? `The rules of ${versionOf(spec)} are not recorded. Record their digest: npm run specs`
    : `The rules of ${versionOf(spec)} changed. Raise "version" in src/specs/${spec.id}.json, then record the digest: npm run specs`;
