import { messages } from '../language.ts';
import { focusOnArrival } from '../ui/focus.ts';
import { ProblemAlert } from './ProblemAlert.tsx';
import { loadQueue } from './queue.ts';
import { problem } from './state.ts';
import { keepToken } from './token.ts';

function enter(event: SubmitEvent): void {
  event.preventDefault();
  const entered = new FormData(event.currentTarget as HTMLFormElement).get('token');
  problem.value = undefined;
  keepToken(String(entered ?? '').trim());
  void loadQueue();
}

export function TokenForm() {
  const { title, token } = messages.value.station;
  return (
    <form class="stack token-form" onSubmit={enter}>
      <h1>{title}</h1>
      <ProblemAlert />
      <section class="card stack">
        <h2>{token.title}</h2>
        <p class="soft">{token.lead}</p>
        <div class="field">
          <label for="token">{token.label}</label>
          <input
            id="token"
            name="token"
            type="password"
            autocomplete="off"
            required
            ref={focusOnArrival}
          />
        </div>
        <div class="actions">
          <button type="submit" class="button primary big">
            {token.submit}
          </button>
        </div>
      </section>
    </form>
  );
}
