import { messages } from '../language.ts';
import { TokenField, tokenOf } from '../ui/TokenField.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import { loadQueue } from './queue.ts';
import { problem } from './state.ts';
import { keepToken } from './token.ts';

function enter(event: SubmitEvent): void {
  event.preventDefault();
  problem.value = undefined;
  const token = tokenOf(event.currentTarget as HTMLFormElement);
  if (token === undefined) return;
  keepToken(token);
  void loadQueue();
}

export function TokenForm() {
  const { title, token } = messages.value.station;
  return (
    <form class="stack token-form" onSubmit={enter} noValidate>
      <h1>{title}</h1>
      <ProblemAlert />
      <section class="card stack">
        <h2>{token.title}</h2>
        <p class="soft">{token.lead}</p>
        <TokenField label={token.label} />
        <div class="actions">
          <button type="submit" class="button primary big">
            {token.submit}
          </button>
        </div>
      </section>
    </form>
  );
}
