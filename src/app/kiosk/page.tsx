import '../styles/receipt.css';
import '../styles/progress.css';
import '../styles/result.css';
import '../styles/kiosk.css';
import '../styles/kiosk-print.css';
import { messages } from '../language.ts';
import { serviceName } from '../operator.ts';
import { Capture } from './Capture.tsx';
import { Checking } from './Checking.tsx';
import { Consent } from './Consent.tsx';
import { Ending } from './Ending.tsx';
import { dropping, listenForPhotos } from './files.ts';
import { Idle } from './Idle.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import type { Step } from './machine.ts';
import { Receipt } from './Receipt.tsx';
import { Result } from './Result.tsx';
import { Sending } from './Sending.tsx';
import { Setup } from './Setup.tsx';
import { kiosk, startMachine } from './session.ts';
import { settings } from './settings.ts';
import { settingUp } from './setup.ts';

startMachine();
listenForPhotos();

const views = {
  idle: Idle,
  language: LanguageChoice,
  consent: Consent,
  capture: Capture,
  checking: Checking,
  result: Result,
  sending: Sending,
  receipt: Receipt,
} as const satisfies Readonly<Record<Step, unknown>>;

export function page() {
  const words = messages.value.kiosk;
  document.title = `${words.title} · ${serviceName.value}`;
  const { step, session } = kiosk.value;
  if (settingUp.value || !settings.value) return <Setup />;
  const View = views[step];
  return (
    <main class="kiosk" data-step={step} data-session={session}>
      <View key={`${session} ${step}`} />
      <Ending />
      {dropping.value && <p class="drop-veil">{words.capture.drop}</p>}
    </main>
  );
}
