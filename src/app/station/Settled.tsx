import { messages } from '../language.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { settled } from './state.ts';

/** Says what was just done; always there, so that a screen reader hears it change. */
export function Settled() {
  const { decide } = messages.value.station;
  const { value } = settled;
  return (
    <p role="status" class={value ? 'settled' : 'visually-hidden'} data-tone="pass">
      {value && (
        <>
          <StatusIcon status="pass" size={24} />
          {decide[value]}
        </>
      )}
    </p>
  );
}
