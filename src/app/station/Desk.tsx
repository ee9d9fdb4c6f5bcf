import { KeyRound } from 'lucide-preact';
import { messages } from '../language.ts';
import { LookUpForm } from './LookUpForm.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import { ReceiptPanel } from './ReceiptPanel.tsx';
import { Settled } from './Settled.tsx';
import { SlipNotice } from './SlipNotice.tsx';
import { clearShown } from './state.ts';
import { forgetToken } from './token.ts';

function leave(): void {
  clearShown();
  forgetToken();
}

/** Where a clerk works: a number in, a photo and two verdicts out. */
export function Desk() {
  const { title, token } = messages.value.station;
  return (
    <div class="stack">
      <div class="desk-head">
        <h1>{title}</h1>
        <button type="button" class="button quiet" onClick={leave}>
          <KeyRound size={20} aria-hidden="true" />
          {token.forget}
        </button>
      </div>
      <LookUpForm />
      <SlipNotice />
      <Settled />
      <ProblemAlert />
      <ReceiptPanel />
    </div>
  );
}
