import { Hand, Settings } from 'lucide-preact';
import { languages } from '../../engine/languages.ts';
import { messages, messagesIn } from '../language.ts';
import { operator, terms } from '../operator.ts';
import { FrameDrawing } from '../ui/FrameDrawing.tsx';
import { start } from './session.ts';
import { kioskSpec } from './settings.ts';
import { openSetup } from './setup.ts';

const each = languages.map((lang) => [lang, messagesIn[lang]] as const);

/** The screen while nobody is there. It says what this machine is, in every language. */
export function Idle() {
  const ready = terms.value?.ok ?? false;
  return (
    <div class="kiosk-idle">
      <header class="kiosk-brand">
        {each.map(([lang, words]) => (
          <p key={lang} lang={lang}>
            {operator.value ? operator.value.service[lang] : words.shared.serviceName}
          </p>
        ))}
      </header>
      <div class="kiosk-picture">
        <FrameDrawing spec={kioskSpec.value} />
      </div>
      <div class="kiosk-invitation">
        {each.map(([lang, { kiosk }]) => (
          <div key={lang} lang={lang}>
            <h1>{ready ? kiosk.idle.title : kiosk.idle.closed}</h1>
            <p class="lead">{ready ? kiosk.idle.lead : kiosk.idle.closedNote}</p>
          </div>
        ))}
      </div>
      {ready && (
        <button type="button" class="button primary kiosk-start" onClick={start}>
          <Hand size={40} aria-hidden="true" />
          <span>
            {each.map(([lang, { kiosk }]) => (
              <span key={lang} lang={lang}>
                {kiosk.idle.start}
              </span>
            ))}
          </span>
        </button>
      )}
      <button type="button" class="button quiet kiosk-staff" onClick={openSetup}>
        <Settings size={20} aria-hidden="true" />
        {messages.value.kiosk.idle.staff}
      </button>
    </div>
  );
}
