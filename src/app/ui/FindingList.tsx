import { ChevronDown } from 'lucide-preact';
import type { Rule, Spec } from '../../engine/spec.ts';
import type { Finding } from '../../engine/verdict.ts';
import { bySubject, type FindingGroup, findingGroups, findingsIn } from '../finding-groups.ts';
import { messages } from '../language.ts';
import { FindingItem } from './FindingItem.tsx';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly spec: Spec;
}

interface GroupProps extends FindingListProps {
  readonly group: FindingGroup;
}

function Items({ findings, spec }: FindingListProps) {
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <FindingItem
          key={finding.check}
          finding={finding}
          clause={(spec.rules[finding.check] as Rule | undefined)?.clause}
        />
      ))}
    </ul>
  );
}

/** What nobody has to act on is folded, and grouped by what it is about. */
function FoldedGroup({ group, findings, spec }: GroupProps) {
  const { groups } = messages.value.resident.result;
  const { subjects } = messages.value.shared;
  const own = findingsIn(group, findings);
  return (
    <details class="disclosure" data-group={group}>
      <summary>
        <span class="disclosure-title">{groups[group](own.length, findings.length)}</span>
        <ChevronDown size={22} aria-hidden="true" />
      </summary>
      <div class="disclosure-inside">
        {bySubject(own).map(([subject, some]) => (
          <section key={subject} class="finding-subject">
            <h3>{subjects[subject]}</h3>
            <Items findings={some} spec={spec} />
          </section>
        ))}
      </div>
    </details>
  );
}

function OpenGroup({ group, findings, spec }: GroupProps) {
  const { groups } = messages.value.resident.result;
  const own = findingsIn(group, findings);
  return (
    <section class="finding-group" data-group={group}>
      <h2>{groups[group](own.length, findings.length)}</h2>
      <Items findings={own} spec={spec} />
    </section>
  );
}

const folded: readonly FindingGroup[] = ['spoilt', 'pass'];

/** Every finding: what must be mended, what is in doubt, what is only advice, and then, folded, all others. */
export function FindingList({ findings, spec }: FindingListProps) {
  const present = findingGroups.filter((group) => findingsIn(group, findings).length > 0);
  return (
    <div class="finding-groups">
      {present.map((group) => {
        const Group = folded.includes(group) ? FoldedGroup : OpenGroup;
        return <Group key={group} group={group} findings={findings} spec={spec} />;
      })}
    </div>
  );
}
