import { ChevronDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { Rule, Spec } from '../../engine/spec.ts';
import type { Finding } from '../../engine/verdict.ts';
import { bySubject, type FindingGroup, findingGroups, findingsIn } from '../finding-groups.ts';
import { messages } from '../language.ts';
import { FindingItem } from './FindingItem.tsx';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly spec: Spec;
  /** What an opened line shows of the photo. */
  readonly picture?: ComponentChildren;
}

interface GroupProps extends FindingListProps {
  readonly group: FindingGroup;
}

function Items({ findings, spec, picture }: FindingListProps) {
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <FindingItem
          key={finding.check}
          finding={finding}
          clause={(spec.rules[finding.check] as Rule | undefined)?.clause}
          picture={picture}
        />
      ))}
    </ul>
  );
}

/** What nobody has to act on is folded, and grouped by what it is about. */
function FoldedGroup({ group, ...list }: GroupProps) {
  const { groups } = messages.value.resident.result;
  const { subjects } = messages.value.shared;
  const { findings } = list;
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
            <Items {...list} findings={some} />
          </section>
        ))}
      </div>
    </details>
  );
}

function OpenGroup({ group, ...list }: GroupProps) {
  const { groups } = messages.value.resident.result;
  const { findings } = list;
  const own = findingsIn(group, findings);
  return (
    <section class="finding-group" data-group={group}>
      <h2>{groups[group](own.length, findings.length)}</h2>
      <Items {...list} findings={own} />
    </section>
  );
}

const folded: readonly FindingGroup[] = ['spoilt', 'pass'];

/** Every finding: what must be mended, what is in doubt, what is only advice, and then, folded, all others. */
export function FindingList(list: FindingListProps) {
  const { findings } = list;
  const present = findingGroups.filter((group) => findingsIn(group, findings).length > 0);
  return (
    <div class="finding-groups">
      {present.map((group) => {
        const Group = folded.includes(group) ? FoldedGroup : OpenGroup;
        return <Group key={group} group={group} {...list} />;
      })}
    </div>
  );
}
