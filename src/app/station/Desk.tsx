import { KeyRound, List } from 'lucide-preact';
import { messages } from '../language.ts';
import { Disagreements } from './Disagreements.tsx';
import { clearDisagreements } from './disagreements.ts';
import { ExportPack } from './ExportPack.tsx';
import { LookUpForm } from './LookUpForm.tsx';
import { closeReceipt } from './look-up.ts';
import { ProblemAlert } from './ProblemAlert.tsx';
import { Queue } from './Queue.tsx';
import { clearQueue, loadQueue } from './queue.ts';
import { ReceiptPanel } from './ReceiptPanel.tsx';
import { Settled } from './Settled.tsx';
import { SlipNotice } from './SlipNotice.tsx';
import { stopScan } from './scan.ts';
import { shown } from './state.ts';
import { forgetToken } from './token.ts';

function leave(): void {
  stopScan();
  closeReceipt();
  clearQueue();
  clearDisagreements();
  forgetToken();
}

function toList(): void {
  closeReceipt();
  void loadQueue();
}

/** The clerk's desk: enter a number, see a photo and two verdicts. */
export function Desk() {
  const { title, token, queue } = messages.value.station;
  return (
    <div class="stack">
      <div class="desk-head">
        <h1>{title}</h1>
        {shown.value && (
          <button type="button" class="button quiet" onClick={toList}>
            <List size={20} aria-hidden="true" />
            {queue.title}
          </button>
        )}
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
      <Queue />
      <ExportPack />
      <Disagreements />
    </div>
  );
}
