import { REASON_MAX } from '../../receipt/answers.ts';
import { messages } from '../language.ts';
import { focusOnArrival } from '../ui/focus.ts';
import { refuse } from './settle.ts';
import { reasonMissing, refusing, settling } from './state.ts';

function send(event: SubmitEvent): void {
  event.preventDefault();
  const reason = new FormData(event.currentTarget as HTMLFormElement).get('reason');
  void refuse(String(reason ?? ''));
}

function close(): void {
  refusing.value = false;
  reasonMissing.value = false;
}

export function RefuseForm() {
  const { decide } = messages.value.station;
  return (
    <form class="card stack" onSubmit={send} noValidate>
      <div class="field">
        <label for="reason">{decide.reasonLabel}</label>
        <p id="reason-hint" class="small soft">
          {decide.reasonHint}
        </p>
        <textarea
          id="reason"
          name="reason"
          required
          maxLength={REASON_MAX}
          ref={focusOnArrival}
          aria-invalid={reasonMissing.value}
          aria-describedby="reason-hint reason-missing"
        />
        <p id="reason-missing" class="field-error" role="alert">
          {reasonMissing.value && decide.reasonMissing}
        </p>
      </div>
      <div class="actions">
        <button type="submit" class="button big danger" aria-disabled={settling.value}>
          {settling.value ? decide.sending : decide.confirmRefuse}
        </button>
        <button type="button" class="button big" onClick={close}>
          {decide.cancel}
        </button>
      </div>
    </form>
  );
}
