import { messages } from '../language.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { settled } from './state.ts';

/** Says what was just done. It is always in the page, so that a screen reader notices the change. */
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
