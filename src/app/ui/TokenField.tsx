import { signal } from '@preact/signals';
import { messages } from '../language.ts';
import { focusOnArrival } from './focus.ts';

const missing = signal(false);

/** Where a token is typed in, hidden as a password is. Its form says `noValidate`: the browser's own bubble speaks the browser's language. */
export function TokenField({ label }: { readonly label: string }) {
  return (
    <div class="field">
      <label for="token">{label}</label>
      <input
        id="token"
        name="token"
        type="password"
        autocomplete="off"
        required
        ref={focusOnArrival}
        aria-invalid={missing.value}
        aria-describedby="token-missing"
      />
      <p id="token-missing" class="field-error" role="alert">
        {missing.value && messages.value.station.token.missing}
      </p>
    </div>
  );
}

/** The token that was typed into a form. Undefined where there is none, which the field then says. */
export function tokenOf(form: HTMLFormElement): string | undefined {
  const token = String(new FormData(form).get('token') ?? '').trim();
  missing.value = token === '';
  return token || undefined;
}
