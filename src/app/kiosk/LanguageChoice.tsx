import { ALargeSmall, Check } from 'lucide-preact';
import { en } from '../../i18n/en.ts';
import { zhCN } from '../../i18n/zh-CN.ts';
import { elder } from '../elder.ts';
import { focusOnArrival } from '../ui/focus.ts';
import { Leave } from './Leave.tsx';
import { choose } from './session.ts';

const both = [
  ['zh-CN', zhCN],
  ['en', en],
] as const;

function switchElder(): void {
  elder.value = !elder.value;
}

export function LanguageChoice() {
  return (
    <div class="kiosk-step">
      <div class="kiosk-main">
        <h1 tabIndex={-1} ref={focusOnArrival} class="kiosk-both">
          {both.map(([lang, { kiosk }]) => (
            <span key={lang} lang={lang}>
              {kiosk.language.title}
            </span>
          ))}
        </h1>
        <div class="kiosk-choices">
          {both.map(([lang, { kiosk }]) => (
            <button
              key={lang}
              type="button"
              lang={lang}
              class="button kiosk-choice"
              onClick={() => choose(lang)}
            >
              {kiosk.language.own}
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
            {both.map(([lang, { kiosk }]) => (
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
