import { Camera, ListChecks, UserRoundCheck } from 'lucide-preact';
import { fixOf } from '../finding-words.ts';
import { messages } from '../language.ts';
import { More } from '../ui/More.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { FinishedPhoto } from './FinishedPhoto.tsx';
import { openCamera } from './file-inputs.ts';
import { lacksCapture } from './machine.ts';
import { resident, send } from './session.ts';
import { openReview } from './terms.ts';
import { canBeReviewed, likeliestCauses } from './tries.ts';

/** Shown after three photos that did not pass: the likely causes, and the way to staff who can decide. */
export function Stuck() {
  const { checked, failures } = resident.value;
  if (!checked) return null;
  const { checks } = messages.value;
  const { result, stuck: words } = messages.value.resident;
  return (
    <article class="consent" data-step="stuck">
      <div class="stack consent-words">
        <StepHeading>{words.title}</StepHeading>
        <p class="lead">{words.lead}</p>
      </div>
      <FinishedPhoto />
      <div class="stack consent-terms">
        <section class="stack-tight">
          <h2>{words.causesTitle}</h2>
          <ol class="numbered">
            {likeliestCauses(failures).map((finding) => (
              <li key={finding.check} data-cause={finding.check}>
                <p>
                  <strong>{checks[finding.check].title}</strong>
                  <br />
                  {fixOf(finding, messages.value)}
                </p>
              </li>
            ))}
          </ol>
        </section>
        <div class="actions">
          <button type="button" class="button big primary shoot" onClick={openCamera}>
            <Camera size={24} aria-hidden="true" />
            {result.shootAgain}
          </button>
          <button
            type="button"
            class="button secondary"
            onClick={() => send({ type: 'to-result' })}
          >
            <ListChecks size={22} aria-hidden="true" />
            {words.toResult}
          </button>
        </div>
        <More />
        {isSecureContext && canBeReviewed(checked.assessment.verdict) && !lacksCapture(checked) && (
          <section class="card stack-tight">
            <h2>{words.reviewTitle}</h2>
            <p>{words.review}</p>
            <div>
              <button type="button" class="button" onClick={openReview}>
                <UserRoundCheck size={22} aria-hidden="true" />
                {words.toReview}
              </button>
            </div>
          </section>
        )}
      </div>
    </article>
  );
}
