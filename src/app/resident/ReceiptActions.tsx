import { Download, Printer, RotateCcw } from 'lucide-preact';
import { messages } from '../language.ts';
import { openSheet } from '../sheet/open-sheet.ts';
import { keepsReceipts } from '../submission/own-receipts.ts';
import { More } from '../ui/More.tsx';
import { saveReceipt } from './save-receipt.ts';
import { resident, send, urlOf } from './session.ts';

/** Where the sheet's code cannot be loaded, the page itself is printed. */
async function printSheet(): Promise<void> {
  const { issued } = resident.value;
  if (!issued) return;
  const { receipt, claim, photo } = issued;
  const { spec, assessedBy, edits } = claim;
  const facts = { ...receipt, spec, assessedBy, photoUrl: urlOf(photo), ...(edits && { edits }) };
  if (!(await openSheet(facts))) print();
}

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
        <button type="button" class="button secondary" onClick={printSheet}>
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
