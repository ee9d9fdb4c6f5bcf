import type { Outcome } from '../../engine/verdict.ts';
import { messages } from '../language.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { resident } from './session.ts';

export const toneOf = { accept: 'pass', review: 'unsure', reject: 'fail' } as const;

export function OutcomeHeading({ outcome }: { readonly outcome: Outcome }) {
  return (
    <div class="outcome" data-tone={toneOf[outcome]}>
      <StatusIcon status={toneOf[outcome]} size={34} />
      <StepHeading focused={resident.value.refusal === undefined}>
        {messages.value.outcome[outcome]}
      </StepHeading>
    </div>
  );
}
