import { formatDay } from '../../i18n/dates.ts';
import { language, messages } from '../language.ts';
import { operator, say } from '../operator.ts';
import { specOf } from '../spec-of.ts';
import { QrCode } from '../ui/QrCode.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { WhereTo } from '../ui/WhereTo.tsx';
import { OwnReceipts } from './OwnReceipts.tsx';
import { ReceiptActions } from './ReceiptActions.tsx';
import { ReceiptNumber } from './ReceiptNumber.tsx';
import { resident, urlOf } from './session.ts';

export function ReceiptView() {
  const { issued } = resident.value;
  if (!issued) return null;
  const { receipt, claim, photo } = issued;
  const { number, issuedAt, expiresAt, slip } = receipt;
  const spec = specOf(claim.spec);
  const { shared, units } = messages.value;
  const { receipt: words } = messages.value.resident;
  const isReview = receipt.kind === 'review';
  const isFaceDoubted = receipt.doubts?.includes('face-count') === true;
  return (
    <article class="receipt" data-receipt={number}>
      <div class="stack-tight no-print">
        <StepHeading>{isReview ? words.reviewTitle : words.title}</StepHeading>
        <p class="lead">{isReview ? words.reviewLead : words.lead}</p>
        {isFaceDoubted && (
          <p class="notice" data-face-doubt>
            {words.faceDoubt}
          </p>
        )}
      </div>
      <div class="card slip">
        <p class="slip-title">
          {isReview
            ? words.reviewDocument
            : words.document(spec?.name[language.value] ?? claim.spec)}
        </p>
        <ReceiptNumber number={number} />
        <div class="slip-pictures">
          <img
            src={urlOf(photo)}
            width={spec?.format.width}
            height={spec?.format.height}
            alt={shared.photoAlt}
          />
          <QrCode text={slip ?? number} label={words.qrAlt} />
        </div>
        {isFaceDoubted && <p class="slip-edit">{words.faceDoubtNote}</p>}
        {claim.edits?.map((edit) => (
          <p key={edit} class="slip-edit">
            {words.edits[edit]}
          </p>
        ))}
        <p class="slip-provenance" data-captured={receipt.captured ?? 'file'}>
          {words.provenance[receipt.captured ?? 'file']}
        </p>
        <dl class="slip-dates">
          <div>
            <dt>{words.issued}</dt>
            <dd>
              <time dateTime={issuedAt}>{formatDay(issuedAt, units.locale)}</time>
            </dd>
          </div>
          <div>
            <dt>{words.expires}</dt>
            <dd>
              <time dateTime={expiresAt}>{formatDay(expiresAt, units.locale)}</time>
            </dd>
          </div>
        </dl>
      </div>
      <ReceiptActions />
      <section class="stack-tight receipt-next">
        <h2>{words.nextTitle}</h2>
        <ol class="numbered">
          {words.nextSteps(operator.value?.bring.map(say)).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ol>
      </section>
      <WhereTo />
      <OwnReceipts />
    </article>
  );
}
