import { messages } from '../language.ts';
import { secondsLeft } from './machine.ts';
import { kiosk, now, send } from './session.ts';
import { limits } from './settings.ts';

/** Warns the person before the machine returns to its start. */
export function Ending() {
  const words = messages.value.kiosk;
  const left = secondsLeft(kiosk.value, limits.value, now.value);
  if (left === undefined) return null;
  return (
    <aside class="kiosk-ending no-print" data-ending={left}>
      <div>
        <p class="kiosk-ending-time" aria-hidden="true">
          {words.ending(left)}
        </p>
        <p role="alert">{words.endingNote}</p>
      </div>
      <button type="button" class="button big primary" onClick={() => send({ type: 'touch' })}>
        {words.stay}
      </button>
    </aside>
  );
}
