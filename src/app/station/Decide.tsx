import { CircleCheck, CircleX, PenLine } from 'lucide-preact';
import type { StationReceipt } from '../../receipt/answers.ts';
import { messages } from '../language.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { redeem } from './settle.ts';
import { type Deciding, deciding, recheck, settling } from './state.ts';

const open = (kind: Deciding) => () => {
  deciding.value = kind;
};

/** The photo did not pass at home, or does not pass here: using it takes a clerk's own word. */
function speaksAgainst({ status }: StationReceipt): boolean {
  const { value: here } = recheck;
  const rejectedHere = here.state === 'done' && here.assessment.verdict.outcome !== 'accept';
  return status === 'review' || rejectedHere;
}

export function Decide({ receipt }: { readonly receipt: StationReceipt }) {
  const { decide } = messages.value.station;
  if (deciding.value) return <DecisionForm key={deciding.value} kind={deciding.value} />;
  return (
    <section class="actions" aria-label={decide.title}>
      {speaksAgainst(receipt) ? (
        <button type="button" class="button big" onClick={open('override')}>
          <PenLine size={24} aria-hidden="true" />
          {decide.override}
        </button>
      ) : (
        <button
          type="button"
          class="button primary big"
          aria-disabled={settling.value}
          onClick={redeem}
        >
          <CircleCheck size={24} aria-hidden="true" />
          {settling.value ? decide.sending : decide.redeem}
        </button>
      )}
      <button type="button" class="button big danger" onClick={open('refuse')}>
        <CircleX size={24} aria-hidden="true" />
        {decide.refuse}
      </button>
    </section>
  );
}
