import { CircleCheck, CircleX, Hourglass, PenLine } from 'lucide-preact';
import type { StationReceipt } from '../../receipt/answers.ts';
import { messages } from '../language.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { redeem } from './settle.ts';
import { type Deciding, deciding, recheck, settling } from './state.ts';

const open = (kind: Deciding) => () => {
  deciding.value = kind;
};

/**
 * The photo did not pass at home or here, its pixels do not bear out what was reported, or this machine
 * could not check it: using it takes a clerk's own word, and the server asks for it.
 */
function speaksAgainst({ status, flags = [] }: StationReceipt): boolean {
  const { value: here } = recheck;
  const passedHere = here.state === 'done' && here.assessment.verdict.outcome === 'accept';
  return status === 'review' || flags.length > 0 || !passedHere;
}

function UseButton({ receipt }: { readonly receipt: StationReceipt }) {
  const { decide } = messages.value.station;
  if (recheck.value.state === 'running') {
    return (
      <button type="button" class="button big" aria-disabled={true}>
        <Hourglass size={24} aria-hidden="true" />
        {decide.checking}
      </button>
    );
  }
  if (speaksAgainst(receipt)) {
    return (
      <button type="button" class="button big" onClick={open('override')}>
        <PenLine size={24} aria-hidden="true" />
        {decide.override}
      </button>
    );
  }
  return (
    <button
      type="button"
      class="button primary big"
      aria-disabled={settling.value}
      onClick={redeem}
    >
      <CircleCheck size={24} aria-hidden="true" />
      {settling.value ? decide.sending : decide.redeem}
    </button>
  );
}

export function Decide({ receipt }: { readonly receipt: StationReceipt }) {
  const { decide } = messages.value.station;
  if (deciding.value) return <DecisionForm key={deciding.value} kind={deciding.value} />;
  return (
    <section class="actions" aria-label={decide.title}>
      <UseButton receipt={receipt} />
      <button type="button" class="button big danger" onClick={open('refuse')}>
        <CircleX size={24} aria-hidden="true" />
        {decide.refuse}
      </button>
    </section>
  );
}
