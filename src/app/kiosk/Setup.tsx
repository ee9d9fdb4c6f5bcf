import { messages } from '../language.ts';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { Lock } from './Lock.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { unlocked } from './setup.ts';

/** For the staff: the machine's settings, behind its token. */
export function Setup() {
  return (
    <main class="kiosk-setup stack">
      <header class="desk-head">
        <h1>{messages.value.kiosk.settings.title}</h1>
        <LanguageSwitch />
      </header>
      {unlocked.value ? <SettingsForm /> : <Lock />}
    </main>
  );
}
