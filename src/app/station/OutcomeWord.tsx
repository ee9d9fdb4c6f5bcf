import type { Outcome } from '../../engine/verdict.ts';
import { messages } from '../language.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';

const tones = { accept: 'pass', review: 'unsure', reject: 'fail' } as const;

export function OutcomeWord({ outcome }: { readonly outcome: Outcome }) {
  return (
    <span class="status" data-tone={tones[outcome]}>
      <StatusIcon status={tones[outcome]} />
      {messages.value.station.comparison.outcomes[outcome]}
    </span>
  );
}
