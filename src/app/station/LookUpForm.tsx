import { CircleAlert, Search } from 'lucide-preact';
import { messages } from '../language.ts';
import { focusOnArrival } from '../ui/focus.ts';
import { lookUp } from './look-up.ts';
import { Scanner } from './Scanner.tsx';
import { looking, numberText, settled, slip } from './state.ts';

function search(event: SubmitEvent): void {
  event.preventDefault();
  const field = (event.currentTarget as HTMLFormElement).elements.namedItem('number');
  // A scanner types over what is selected.
  if (field instanceof HTMLInputElement) field.select();
  void lookUp();
}

function type({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
  numberText.value = currentTarget.value;
  slip.value = undefined;
}

export function LookUpForm() {
  const words = messages.value.station.lookUp;
  return (
    <form class="card look-up" onSubmit={search} noValidate>
      <div class="field">
        <label for="number">{words.label}</label>
        <input
          // After each settled receipt a fresh field takes the focus for the next one.
          key={settled.value === undefined ? 'first' : 'next'}
          ref={focusOnArrival}
          id="number"
          name="number"
          class="number-input"
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          value={numberText.value}
          aria-invalid={slip.value !== undefined}
          aria-describedby="number-hint number-slip"
          onInput={type}
        />
        <p id="number-hint" class="small soft">
          {words.hint}
        </p>
        <p id="number-slip" class="field-error" role="alert" data-slip={slip.value}>
          {slip.value && (
            <>
              <CircleAlert size={20} aria-hidden="true" />
              {words.slip[slip.value]}
            </>
          )}
        </p>
      </div>
      <Scanner />
      <button type="submit" class="button primary big" aria-disabled={looking.value}>
        <Search size={24} aria-hidden="true" />
        {looking.value ? words.looking : words.submit}
      </button>
    </form>
  );
}
