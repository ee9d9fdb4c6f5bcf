import { Check, Printer } from 'lucide-preact';
import { formatDay } from '../../i18n/dates.ts';
import type { Receipt as Issued } from '../../receipt/answers.ts';
import { formatReceiptNumber } from '../../receipt/number.ts';
import { language, messages } from '../language.ts';
import { operator, say, serviceName } from '../operator.ts';
import { QrCode } from '../ui/QrCode.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { WhereTo } from '../ui/WhereTo.tsx';
import { receipt } from './person.ts';
import { printReceipt, send } from './session.ts';
import { kioskSpec, settings } from './settings.ts';

function Steps() {
  const { steps } = messages.value.kiosk.receipt;
  return (
    <ol class="numbered">
      {steps(operator.value?.bring.map(say)).map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

/** The receipt as it is printed. The screen shows only its code and number. */
function Slip({ issued }: { readonly issued: Issued }) {
  const { kiosk, resident, units } = messages.value;
  const { number, slip, issuedAt, expiresAt, kind, captured } = issued;
  const words = resident.receipt;
  return (
    <div class="card slip kiosk-slip" data-paper={settings.value?.paper} data-receipt={number}>
      <p class="slip-title">
        {serviceName} ·{' '}
        {kind === 'review'
          ? words.reviewDocument
          : words.document(kioskSpec.value.name[language.value])}
      </p>
      {kind === 'review' && <p class="kiosk-review">{kiosk.receipt.review}</p>}
      {issued.doubts?.includes('face-count') && <p class="kiosk-review">{words.faceDoubtNote}</p>}
      <div class="kiosk-slip-code">
        <QrCode text={slip ?? number} label={words.qrAlt} />
      </div>
      <div>
        <p class="soft small">{words.number}</p>
        <p class="digits">{formatReceiptNumber(number)}</p>
      </div>
      <p class="small" data-captured={captured ?? 'file'}>
        {words.provenance[captured ?? 'file']}
      </p>
      <dl class="slip-dates">
        <div>
          <dt>{words.issued}</dt>
          <dd>{formatDay(issuedAt, units.locale)}</dd>
        </div>
        <div>
          <dt>{words.expires}</dt>
          <dd>{formatDay(expiresAt, units.locale)}</dd>
        </div>
      </dl>
      <Steps />
      <WhereTo />
    </div>
  );
}

export function Receipt() {
  const words = messages.value.kiosk.receipt;
  if (!receipt.value) return null;
  const prints = settings.value?.paper !== 'none';
  return (
    <div class="kiosk-step">
      <div class="kiosk-main kiosk-receipt">
        <div class="stack no-print">
          <StepHeading>{words.title}</StepHeading>
          <p class="kiosk-lead">{prints ? words.printing : words.photograph}</p>
          {receipt.value.doubts?.includes('face-count') && (
            <p class="notice">{messages.value.resident.receipt.faceDoubt}</p>
          )}
          {prints && (
            <div class="secondary">
              <Steps />
            </div>
          )}
          <div class="actions kiosk-actions">
            <button
              type="button"
              class="button big primary"
              onClick={() => send({ type: 'leave' })}
            >
              <Check size={32} aria-hidden="true" />
              {words.done}
            </button>
            {prints && (
              <button type="button" class="button big" onClick={printReceipt}>
                <Printer size={32} aria-hidden="true" />
                {words.again}
              </button>
            )}
          </div>
        </div>
        <Slip issued={receipt.value} />
      </div>
    </div>
  );
}
