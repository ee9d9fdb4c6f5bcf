import { CircleAlert } from 'lucide-preact';
import { messages } from '../language.ts';
import { online } from '../offline/online.ts';
import { Alert } from '../ui/Alert.tsx';
import { resident, send } from './session.ts';
import { submit } from './submit.ts';

function press(event: SubmitEvent): void {
  event.preventDefault();
  const box = (event.currentTarget as HTMLFormElement).elements.namedItem('agree');
  if (!resident.value.submission.agreed && box instanceof HTMLInputElement) box.focus();
  void submit();
}

export function ConsentForm() {
  const { shared } = messages.value;
  const { consent, offline } = messages.value.resident;
  const { agreed, agreementMissing, sending, problem } = resident.value.submission;
  const isSending = sending === 'now';
  return (
    <form class="stack" onSubmit={press} noValidate>
      {problem && (
        <Alert
          key={problem.code}
          trouble={shared.problem[problem.code]}
          problem={problem.code}
          note={consent.nothingLost}
        />
      )}
      <div class="stack-tight">
        <label class="tick">
          <input
            type="checkbox"
            name="agree"
            checked={agreed}
            aria-invalid={agreementMissing}
            aria-describedby="agreement-missing"
            onChange={({ currentTarget }) => send({ type: 'agree', agreed: currentTarget.checked })}
          />
          {consent.agree}
        </label>
        <p id="agreement-missing" class="field-error" role="alert">
          {agreementMissing && (
            <>
              <CircleAlert size={20} aria-hidden="true" />
              {consent.agreeFirst}
            </>
          )}
        </p>
      </div>
      <div role="status">
        {!online.value && (
          <p class="notice" data-offline>
            {offline.consent}
          </p>
        )}
      </div>
      <div class="actions">
        <button type="submit" class="button big primary" aria-disabled={isSending}>
          {isSending ? consent.sending : problem ? consent.retry : consent.submit}
        </button>
        <button type="button" class="button big" onClick={() => send({ type: 'to-result' })}>
          {shared.back}
        </button>
      </div>
    </form>
  );
}
