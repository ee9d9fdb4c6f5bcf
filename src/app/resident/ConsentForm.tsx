import { CircleAlert } from 'lucide-preact';
import { messages } from '../language.ts';
import { online } from '../offline/online.ts';
import { Alert } from '../ui/Alert.tsx';
import { agreed, agreementMissing, go, submission } from './state.ts';
import { submit } from './submit.ts';

function send(event: SubmitEvent): void {
  event.preventDefault();
  const box = (event.currentTarget as HTMLFormElement).elements.namedItem('agree');
  if (!agreed.value && box instanceof HTMLInputElement) box.focus();
  void submit();
}

function agree({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
  agreed.value = currentTarget.checked;
  agreementMissing.value = false;
}

export function ConsentForm() {
  const { resident, shared } = messages.value;
  const { consent } = resident;
  const { value } = submission;
  const sending = value.state === 'sending';
  const failed = value.state === 'failed';
  return (
    <form class="stack" onSubmit={send} noValidate>
      {failed && (
        <Alert
          key={value.problem.code}
          trouble={shared.problem[value.problem.code]}
          problem={value.problem.code}
          note={consent.nothingLost}
        />
      )}
      <div class="stack-tight">
        <label class="tick">
          <input
            type="checkbox"
            name="agree"
            checked={agreed.value}
            aria-invalid={agreementMissing.value}
            aria-describedby="agreement-missing"
            onChange={agree}
          />
          {consent.agree}
        </label>
        <p id="agreement-missing" class="field-error" role="alert">
          {agreementMissing.value && (
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
            {resident.offline.consent}
          </p>
        )}
      </div>
      <div class="actions">
        <button type="submit" class="button big primary" aria-disabled={sending}>
          {sending ? consent.sending : failed ? consent.retry : consent.submit}
        </button>
        <button type="button" class="button big" onClick={() => go('result')}>
          {shared.back}
        </button>
      </div>
    </form>
  );
}
