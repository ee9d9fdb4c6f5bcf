import { CircleCheck, CircleX } from 'lucide-preact';
import { messages } from '../language.ts';
import { RefuseForm } from './RefuseForm.tsx';
import { redeem } from './settle.ts';
import { refusing, settling } from './state.ts';

function openForm(): void {
  refusing.value = true;
}

export function Decide() {
  const { decide } = messages.value.station;
  if (refusing.value) return <RefuseForm />;
  return (
    <section class="actions" aria-label={decide.title}>
      <button
        type="button"
        class="button primary big"
        aria-disabled={settling.value}
        onClick={redeem}
      >
        <CircleCheck size={24} aria-hidden="true" />
        {settling.value ? decide.sending : decide.redeem}
      </button>
      <button type="button" class="button big danger" onClick={openForm}>
        <CircleX size={24} aria-hidden="true" />
        {decide.refuse}
      </button>
    </section>
  );
}
