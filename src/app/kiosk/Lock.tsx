import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { TokenField, tokenOf } from '../ui/TokenField.tsx';
import { settings } from './settings.ts';
import { asking, closeSetup, lockProblem, unlock } from './setup.ts';

function enter(event: SubmitEvent): void {
  event.preventDefault();
  const token = tokenOf(event.currentTarget as HTMLFormElement);
  if (token !== undefined) void unlock(token);
}

function Problem() {
  const { kiosk, shared } = messages.value;
  const { value } = lockProblem;
  if (!value) return null;
  if (value === 'no-scope') {
    return (
      <Alert
        trouble={{ title: shared.problem.forbidden.title, fix: kiosk.settings.noScope }}
        problem="no-scope"
      />
    );
  }
  return <Alert key={value.code} trouble={shared.problem[value.code]} problem={value.code} />;
}

export function Lock() {
  const words = messages.value.kiosk.settings;
  return (
    <form class="card stack" onSubmit={enter} noValidate>
      <p>{words.lead}</p>
      <Problem />
      <TokenField label={words.token} />
      <div class="actions">
        <button type="submit" class="button big primary" aria-disabled={asking.value}>
          {words.open}
        </button>
        {settings.value && (
          <button type="button" class="button big" onClick={closeSetup}>
            {words.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
