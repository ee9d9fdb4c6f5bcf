import type { CheckId } from '../checks/index.ts';
import type { Finding } from '../engine/verdict.ts';
import type { Messages, UnknownReason } from '../i18n/messages.ts';

/** What to do about a finding that does not pass: its fix, or its title where there are no words for its code. */
export function fixOf({ check, status, code }: Finding, messages: Messages): string {
  const { title, fix } = messages.checks[check];
  if (status === 'unknown') {
    const cause = messages.checks[code as CheckId];
    if (cause) return messages.afterCause(cause.title);
    return messages.unknown[code as UnknownReason]?.fix ?? title;
  }
  return (fix as Readonly<Record<string, string>>)[code ?? ''] ?? title;
}

/** Advice for a finding that passes. Empty where there is none. */
export function adviceOf({ check, advice }: Finding, messages: Messages): string {
  const words: Readonly<Record<string, string>> = messages.checks[check].advice ?? {};
  return words[advice ?? ''] ?? '';
}
