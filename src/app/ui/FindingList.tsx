import { ChevronDown } from 'lucide-preact';
import type { Rule, Spec } from '../../engine/spec.ts';
import type { Finding } from '../../engine/verdict.ts';
import { messages } from '../language.ts';
import { FindingItem } from './FindingItem.tsx';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly spec: Spec;
}

const gravity = { fail: 0, unsure: 1, unknown: 2, pass: 3 } as const;

/** Every finding, those that do not pass first, behind a disclosure. */
export function FindingList({ findings, spec }: FindingListProps) {
  const { allFindings, passed } = messages.value.resident.result;
  const sorted = [...findings].sort((a, b) => gravity[a.status] - gravity[b.status]);
  const passing = findings.filter(({ status }) => status === 'pass').length;
  return (
    <details class="disclosure">
      <summary>
        <span class="disclosure-title">{allFindings}</span>
        <span class="soft small">{passed(passing, findings.length)}</span>
        <ChevronDown size={22} aria-hidden="true" />
      </summary>
      <ul class="findings">
        {sorted.map((finding) => (
          <FindingItem
            key={finding.check}
            finding={finding}
            clause={(spec.rules[finding.check] as Rule | undefined)?.clause}
          />
        ))}
      </ul>
    </details>
  );
}
