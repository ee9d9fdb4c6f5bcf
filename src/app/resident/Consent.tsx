import { Check, X } from 'lucide-preact';
import { messages } from '../language.ts';
import { operator, say } from '../operator.ts';
import { More } from '../ui/More.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { ConsentTerms } from './ConsentTerms.tsx';
import { FinishedPhoto } from './FinishedPhoto.tsx';
import { resident } from './session.ts';

export function Consent() {
  const { checked, submission } = resident.value;
  if (!checked) return null;
  const { consent, receipt } = messages.value.resident;
  const { assessment, capture } = checked;
  const more = [
    ...assessment.edits.map((edit) => receipt.edits[edit]),
    ...(capture ? [consent.sentCapture] : []),
  ];
  return (
    <article class="consent">
      <div class="stack consent-words">
        <StepHeading>{consent.title}</StepHeading>
        <p class="lead">{consent.lead(operator.value && say(operator.value.authority))}</p>
        {submission.kind === 'review' && <p class="notice">{consent.review}</p>}
      </div>
      <FinishedPhoto />
      <div class="stack consent-terms">
        <div class="sent-lists">
          <section class="stack-tight">
            <h2>{consent.sentTitle}</h2>
            <ul class="marked-list" data-tone="pass">
              {[...consent.sent, ...more].map((one) => (
                <li key={one}>
                  <Check size={20} aria-hidden="true" />
                  {one}
                </li>
              ))}
            </ul>
          </section>
          <section class="stack-tight">
            <h2>{consent.notSentTitle}</h2>
            <ul class="marked-list" data-tone="unknown">
              {consent.notSent.map((one) => (
                <li key={one}>
                  <X size={20} aria-hidden="true" />
                  {one}
                </li>
              ))}
            </ul>
          </section>
        </div>
        <More />
        <ConsentTerms />
      </div>
    </article>
  );
}
