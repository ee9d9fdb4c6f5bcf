import { ChevronDown, PackageOpen } from 'lucide-preact';
import { type ExportState, exportStates } from '../../receipt/answers.ts';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { exportPack, packing, packProblem } from './export-pack.ts';
import { scopes } from './scopes.ts';
import { shown } from './state.ts';

function send(event: SubmitEvent): void {
  event.preventDefault();
  const given = new FormData(event.currentTarget as HTMLFormElement);
  const text = (name: string) => String(given.get(name) ?? '');
  void exportPack({
    from: text('from'),
    to: text('to'),
    state: text('state') as ExportState,
    again: given.get('again') !== null,
  });
}

/** Photos for the system that makes the cards, where the token allows it. */
export function ExportPack() {
  if (shown.value || !scopes.value.includes('export')) return null;
  const { shared, station } = messages.value;
  const words = station.pack;
  const { value: problem } = packProblem;
  return (
    <section class="stack-tight" aria-labelledby="pack-title">
      <h2 id="pack-title">{words.title}</h2>
      <p class="soft">{words.lead}</p>
      {problem && (
        <Alert key={problem.code} trouble={shared.problem[problem.code]} problem={problem.code} />
      )}
      <form class="stack-tight" onSubmit={send}>
        <div class="pack-days">
          <div class="field">
            <label for="pack-state">{words.state}</label>
            <div class="menu">
              <select id="pack-state" name="state">
                {exportStates.map((state) => (
                  <option key={state} value={state}>
                    {words.states[state]}
                  </option>
                ))}
              </select>
              <ChevronDown size={22} aria-hidden="true" />
            </div>
          </div>
          <div class="field">
            <label for="pack-from">{words.from}</label>
            <input id="pack-from" type="date" name="from" required />
          </div>
          <div class="field">
            <label for="pack-to">{words.to}</label>
            <input id="pack-to" type="date" name="to" required />
          </div>
        </div>
        <label class="tick">
          <input type="checkbox" name="again" />
          <span>{words.again}</span>
        </label>
        <button type="submit" class="button pack-button" aria-disabled={packing.value === 'making'}>
          <PackageOpen size={20} aria-hidden="true" />
          {packing.value === 'making' ? words.making : words.submit}
        </button>
        <p role="status" data-packing={packing.value}>
          {packing.value === 'done' && words.done}
        </p>
      </form>
    </section>
  );
}
