import { CLERK_MAX, REASON_MAX } from '../../receipt/answers.ts';
import { messages } from '../language.ts';
import { focusOnArrival } from '../ui/focus.ts';
import { override, refuse } from './settle.ts';
import { clerk, type Deciding, deciding, missing, settling } from './state.ts';

function close(): void {
  deciding.value = undefined;
  missing.value = [];
}

function ReasonField({ hint }: { readonly hint: string }) {
  const { decide } = messages.value.station;
  const lacks = missing.value.includes('reason');
  return (
    <div class="field">
      <label for="reason">{decide.reasonLabel}</label>
      <p id="reason-hint" class="small soft">
        {hint}
      </p>
      <textarea
        id="reason"
        name="reason"
        required
        maxLength={REASON_MAX}
        ref={focusOnArrival}
        aria-invalid={lacks}
        aria-describedby="reason-hint reason-missing"
      />
      <p id="reason-missing" class="field-error" role="alert">
        {lacks && decide.reasonMissing}
      </p>
    </div>
  );
}

function ClerkField() {
  const { decide } = messages.value.station;
  const lacks = missing.value.includes('clerk');
  return (
    <div class="field">
      <label for="clerk">{decide.clerkLabel}</label>
      <input
        id="clerk"
        name="clerk"
        required
        maxLength={CLERK_MAX}
        autocomplete="off"
        value={clerk.value}
        aria-invalid={lacks}
        aria-describedby="clerk-missing"
      />
      <p id="clerk-missing" class="field-error" role="alert">
        {lacks && decide.clerkMissing}
      </p>
    </div>
  );
}

/** The form for refusing a receipt with a reason, or for using it against the checks with a reason and a name. */
export function DecisionForm({ kind }: { readonly kind: Deciding }) {
  const { decide } = messages.value.station;
  const overriding = kind === 'override';
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(entered.get(name) ?? '').trim();
    void (overriding ? override(text('reason'), text('clerk')) : refuse(text('reason')));
  };
  return (
    <form class="card stack" onSubmit={send} noValidate data-deciding={kind}>
      <h2>{overriding ? decide.override : decide.refuse}</h2>
      <ReasonField hint={overriding ? decide.overrideHint : decide.reasonHint} />
      {overriding && <ClerkField />}
      <div class="actions">
        <button
          type="submit"
          class={overriding ? 'button big primary' : 'button big danger'}
          aria-disabled={settling.value}
        >
          {settling.value
            ? decide.sending
            : overriding
              ? decide.confirmOverride
              : decide.confirmRefuse}
        </button>
        <button type="button" class="button big" onClick={close}>
          {decide.cancel}
        </button>
      </div>
    </form>
  );
}
