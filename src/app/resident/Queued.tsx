import { messages } from '../language.ts';
import { WaitingPhotos } from '../submission/WaitingPhotos.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { showReceipt, startOver } from './state.ts';

/** The photo was submitted without a network: it waits here, and is no receipt yet. */
export function Queued() {
  const { offline, receipt } = messages.value.resident;
  return (
    <article class="stack" data-step="queued">
      <StepHeading>{offline.queuedTitle}</StepHeading>
      <p class="lead">{offline.queued}</p>
      <WaitingPhotos onShow={showReceipt} />
      <div>
        <button type="button" class="button" onClick={startOver}>
          {receipt.startOver}
        </button>
      </div>
    </article>
  );
}
