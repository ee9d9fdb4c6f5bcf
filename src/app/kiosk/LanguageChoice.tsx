import { ALargeSmall, Check } from 'lucide-preact';
import { languages } from '../../engine/languages.ts';
import { elder } from '../elder.ts';
import { messagesIn } from '../language.ts';
import { focusOnArrival } from '../ui/focus.ts';
import { Leave } from './Leave.tsx';
import { choose } from './session.ts';

const each = languages.map((lang) => [lang, messagesIn[lang]] as const);

function switchElder(): void {
  elder.value = !elder.value;
}

export function LanguageChoice() {
  return (
    <div class="kiosk-step">
      <div class="kiosk-main">
        <h1 tabIndex={-1} ref={focusOnArrival} class="kiosk-both">
          {each.map(([lang, { kiosk }]) => (
            <span key={lang} lang={lang}>
              {kiosk.language.title}
            </span>
          ))}
        </h1>
        <div class="kiosk-choices">
          {each.map(([lang, { shared }]) => (
            <button
              key={lang}
              type="button"
              lang={lang}
              class="button kiosk-choice"
              onClick={() => choose(lang)}
            >
              {shared.ownName}
            </button>
          ))}
        </div>
        <button
          type="button"
          class="button kiosk-elder"
          aria-pressed={elder.value}
          onClick={switchElder}
        >
          {elder.value ? (
            <Check size={40} aria-hidden="true" />
          ) : (
            <ALargeSmall size={40} aria-hidden="true" />
          )}
          <span class="kiosk-both">
            {each.map(([lang, { kiosk }]) => (
              <span key={lang} lang={lang}>
                {kiosk.language.elder}
              </span>
            ))}
          </span>
        </button>
      </div>
      <Leave />
    </div>
  );
}
