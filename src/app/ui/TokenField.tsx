import { focusOnArrival } from './focus.ts';

/** Where a token is typed in, hidden as a password is. */
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
      />
    </div>
  );
}

/** The token that was typed into a form. */
export const tokenOf = (form: HTMLFormElement): string =>
  String(new FormData(form).get('token') ?? '').trim();
