import { Printer } from 'lucide-preact';
import { formatReceiptNumber } from '../../receipt/number.ts';
import { defaultSpec } from '../../specs/index.ts';
import { messages } from '../language.ts';
import { openSheet } from '../sheet/open-sheet.ts';
import { specOf } from '../spec-of.ts';
import { focusOnArrival } from '../ui/focus.ts';
import { PhotoPanel } from '../ui/PhotoPanel.tsx';
import { Comparison } from './Comparison.tsx';
import { Decide } from './Decide.tsx';
import { Edits } from './Edits.tsx';
import { Flags } from './Flags.tsx';
import { Objections } from './Objections.tsx';
import { ReceiptFacts } from './ReceiptFacts.tsx';
import { StatusTag } from './StatusTag.tsx';
import { recheck, shown } from './state.ts';

export function ReceiptPanel() {
  if (!shown.value) return null;
  const { receipt, photoUrl } = shown.value;
  const here = recheck.value.state === 'done' ? recheck.value.assessment : undefined;
  const { station } = messages.value;
  const { width, height } = here ?? (specOf(receipt.verdict.spec) ?? defaultSpec).format;
  return (
    <article
      class="station-receipt"
      data-receipt={receipt.number}
      data-receipt-status={receipt.status}
      data-local-outcome={here?.verdict.outcome}
    >
      <div class="station-photo">
        <PhotoPanel
          url={photoUrl}
          width={width}
          height={height}
          head={here?.head}
          findings={here?.verdict.findings ?? []}
        />
      </div>
      <div class="stack station-words">
        <div class="station-head">
          <h2 class="station-number" tabIndex={-1} ref={focusOnArrival} key={receipt.number}>
            <span class="small soft">{station.receipt.number}</span>
            {formatReceiptNumber(receipt.number)}
          </h2>
          <StatusTag status={receipt.status} />
        </div>
        {receipt.kind === 'review' && <p class="review-note">{station.receipt.reviewNote}</p>}
        <Edits receipt={receipt} />
        <Flags receipt={receipt} />
        <Objections receipt={receipt} />
        {(receipt.status === 'issued' || receipt.status === 'review') && (
          <Decide receipt={receipt} />
        )}
        <ReceiptFacts receipt={receipt} />
        <button
          type="button"
          class="button quiet station-print"
          onClick={() => openSheet({ ...receipt, spec: receipt.verdict.spec, photoUrl })}
        >
          <Printer size={20} aria-hidden="true" />
          {station.receipt.print}
        </button>
      </div>
      <div class="stack station-comparison">
        <Comparison receipt={receipt} />
      </div>
    </article>
  );
}
