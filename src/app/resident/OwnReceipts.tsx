import { Printer, Undo2 } from 'lucide-preact';
import { formatDay } from '../../i18n/dates.ts';
import { formatReceiptNumber } from '../../receipt/number.ts';
import { messages } from '../language.ts';
import { openSheet } from '../sheet/open-sheet.ts';
import {
  confirming,
  keepsReceipts,
  type OwnReceipt,
  ownReceipts,
  withdraw,
  withdrawalProblem,
  withdrawing,
  withdrawn,
} from '../submission/own-receipts.ts';
import { Alert } from '../ui/Alert.tsx';
import { QrCode } from '../ui/QrCode.tsx';

function OwnReceiptItem({ receipt }: { readonly receipt: OwnReceipt }) {
  const { resident, units } = messages.value;
  const words = resident.own;
  const { number, expiresAt, slip } = receipt;
  const ask = () => {
    confirming.value = number;
  };
  const keep = () => {
    confirming.value = undefined;
  };
  return (
    <li class="own-receipt" data-own-receipt={number}>
      <p class="own-number">{formatReceiptNumber(number)}</p>
      <p class="small soft">{words.until(formatDay(expiresAt, units.locale))}</p>
      <details class="own-code">
        <summary>{words.code}</summary>
        <QrCode text={slip ?? number} label={resident.receipt.qrAlt} />
      </details>
      <button type="button" class="button quiet" onClick={() => openSheet(receipt)}>
        <Printer size={20} aria-hidden="true" />
        {words.print}
      </button>
      {confirming.value === number ? (
        <div class="stack-tight">
          <p>{words.sure}</p>
          <div class="actions">
            <button
              type="button"
              class="button danger"
              aria-disabled={withdrawing.value}
              onClick={() => withdraw(receipt)}
            >
              {withdrawing.value ? words.withdrawing : words.confirm}
            </button>
            <button type="button" class="button" onClick={keep}>
              {words.keep}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="button quiet" onClick={ask}>
          <Undo2 size={20} aria-hidden="true" />
          {words.withdraw}
        </button>
      )}
    </li>
  );
}

/** The receipts that this device submitted. It can withdraw each of them. */
export function OwnReceipts() {
  const { resident, shared } = messages.value;
  const words = resident.own;
  const { value: problem } = withdrawalProblem;
  return (
    <section class="own-receipts stack-tight no-print secondary">
      {ownReceipts.value.length > 0 && (
        <>
          <h2>{words.title}</h2>
          <p class="small soft">{keepsReceipts ? words.note : words.noteUnkept}</p>
          <ul class="own-list">
            {ownReceipts.value.map((one) => (
              <OwnReceiptItem key={one.number} receipt={one} />
            ))}
          </ul>
        </>
      )}
      {problem && (
        <Alert key={problem.code} trouble={shared.problem[problem.code]} problem={problem.code} />
      )}
      <p role="status">{withdrawn.value && words.done}</p>
    </section>
  );
}
