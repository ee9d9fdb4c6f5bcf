import { messages } from '../language.ts';
import { WaitingPhotos } from '../submission/WaitingPhotos.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { send } from './session.ts';

/** The photo was submitted without a network. It waits here and has no receipt yet. */
export function Queued() {
  const { offline, receipt } = messages.value.resident;
  return (
    <article class="stack" data-step="queued">
      <StepHeading>{offline.queuedTitle}</StepHeading>
      <p class="lead">{offline.queued}</p>
      <WaitingPhotos onShow={(issued) => send({ type: 'show', issued })} />
      <div>
        <button type="button" class="button" onClick={() => send({ type: 'start-over' })}>
          {receipt.startOver}
        </button>
      </div>
    </article>
  );
}
