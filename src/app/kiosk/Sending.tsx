import { RefreshCw } from 'lucide-preact';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { Leave } from './Leave.tsx';
import { kiosk, now, send } from './session.ts';

/** Shows that the photo is being sent, until it arrives or has failed for good. */
export function Sending() {
  const { kiosk: words, shared } = messages.value;
  const { failure } = kiosk.value;
  const retryAt = failure?.retryAt;
  return (
    <div class="kiosk-step">
      <div class="kiosk-main stack">
        <StepHeading focused={failure === undefined}>{words.sending.title}</StepHeading>
        {!failure && <div class="kiosk-busy" aria-hidden="true" />}
        {failure && (
          <Alert
            key={failure.problem.code}
            trouble={shared.problem[failure.problem.code]}
            problem={failure.problem.code}
            note={retryAt === undefined ? words.sending.toCounter : words.sending.nothingLost}
          />
        )}
        {retryAt !== undefined && (
          <>
            <p class="kiosk-lead">
              {words.sending.retryIn(Math.max(0, Math.ceil((retryAt - now.value) / 1000)))}
            </p>
            <div class="actions kiosk-actions">
              <button
                type="button"
                class="button big primary"
                onClick={() => send({ type: 'retry' })}
              >
                <RefreshCw size={32} aria-hidden="true" />
                {words.sending.retry}
              </button>
            </div>
          </>
        )}
      </div>
      {failure && <Leave />}
    </div>
  );
}
