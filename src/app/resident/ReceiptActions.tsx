import { Download, Printer, RotateCcw } from 'lucide-preact';
import { messages } from '../language.ts';
import { keepsReceipts } from '../submission/own-receipts.ts';
import { More } from '../ui/More.tsx';
import { saveReceipt } from './save-receipt.ts';
import { send } from './session.ts';

export function ReceiptActions() {
  const words = messages.value.resident.receipt;
  return (
    <div class="stack-tight no-print receipt-actions">
      {!keepsReceipts && <p class="notice">{words.notKept}</p>}
      <div class="actions">
        <button type="button" class="button primary" onClick={saveReceipt}>
          <Download size={22} aria-hidden="true" />
          {words.save}
        </button>
        <button type="button" class="button secondary" onClick={() => print()}>
          <Printer size={22} aria-hidden="true" />
          {words.print}
        </button>
      </div>
      <More />
      <div class="secondary">
        <button type="button" class="button quiet" onClick={() => send({ type: 'start-over' })}>
          <RotateCcw size={22} aria-hidden="true" />
          {words.startOver}
        </button>
        {keepsReceipts && <p class="small soft">{words.startOverNote}</p>}
      </div>
    </div>
  );
}
