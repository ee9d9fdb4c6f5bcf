import { Camera } from 'lucide-preact';
import { validDays } from '../../receipt/answers.ts';
import { messages } from '../language.ts';
import { operator, say, terms } from '../operator.ts';
import { StepHeading } from '../ui/StepHeading.tsx';
import { Leave } from './Leave.tsx';
import { send } from './session.ts';
import { kioskSpec } from './settings.ts';

export function Consent() {
  const words = messages.value.kiosk.consent;
  if (!terms.value?.ok) return null;
  const { settledDays } = terms.value.value;
  const days = validDays(terms.value.value, kioskSpec.value.id);
  const own = operator.value?.consent.map(say) ?? [];
  return (
    <div class="kiosk-step">
      <div class="kiosk-main stack">
        <StepHeading>{words.title}</StepHeading>
        <p class="kiosk-lead">{words.lead(operator.value && say(operator.value.authority))}</p>
        <ul class="bullets">
          {[...words.points(days, settledDays), ...own].map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <div class="actions kiosk-actions">
          <button type="button" class="button big primary" onClick={() => send({ type: 'agree' })}>
            <Camera size={32} aria-hidden="true" />
            {words.agree}
          </button>
          <button type="button" class="button big" onClick={() => send({ type: 'leave' })}>
            {words.decline}
          </button>
        </div>
      </div>
      <Leave />
    </div>
  );
}
