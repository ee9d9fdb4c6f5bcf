import { validDays } from '../../receipt/answers.ts';
import { chosenStation } from '../chosen-station.ts';
import { messages } from '../language.ts';
import { loadTerms, say, terms } from '../operator.ts';
import { keepsReceipts } from '../submission/own-receipts.ts';
import { Alert } from '../ui/Alert.tsx';
import { ConsentForm } from './ConsentForm.tsx';
import { resident } from './session.ts';

/** How long the photo is kept, and the form. Neither is shown before the endpoint has sent its terms. */
export function ConsentTerms() {
  const { shared, resident: words } = messages.value;
  const { consent } = words;
  const { value: answer } = terms;
  if (!answer) return <p role="status">{consent.loading}</p>;
  if (!answer.ok) {
    const { code } = answer.problem;
    return (
      <>
        <Alert trouble={shared.problem[code]} problem={code} note={consent.nothingLost} />
        <button type="button" class="button big primary" onClick={loadTerms}>
          {consent.retry}
        </button>
      </>
    );
  }
  const { settledDays, operator } = answer.value;
  const days = validDays(answer.value, resident.value.checked?.assessment.verdict.spec ?? '');
  const { value: station } = chosenStation;
  const own = operator?.consent.map(say) ?? [];
  return (
    <>
      <section class="stack-tight">
        <h2>{consent.rulesTitle}</h2>
        <ul class="bullets">
          {[
            ...consent.rules(days, settledDays, keepsReceipts, station && say(station.name)),
            ...own,
          ].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
      <ConsentForm />
    </>
  );
}
