import '../styles/start.css';
import '../styles/progress.css';
import '../styles/result.css';
import '../styles/offline.css';
import '../styles/receipt.css';
import { rememberedElder, startElder } from '../elder.ts';
import { messages } from '../language.ts';
import { UpdateNotice } from '../offline/UpdateNotice.tsx';
import { startOffline } from '../offline/updates.ts';
import { sheet } from '../sheet/open-sheet.ts';
import { startSending } from '../submission/sending.ts';
import { ElderSwitch } from '../ui/ElderSwitch.tsx';
import { Page } from '../ui/Page.tsx';
import { Consent } from './Consent.tsx';
import {
  cameraView,
  dropping,
  holdCamera,
  holdPicker,
  listenForFiles,
  takeChosen,
} from './file-inputs.ts';
import { makeReadyWhenIdle } from './idle.ts';
import type { Step } from './machine.ts';
import { Progress } from './Progress.tsx';
import { Queued } from './Queued.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import { Result } from './Result.tsx';
import { Start, startTitle } from './Start.tsx';
import { Stuck } from './Stuck.tsx';
import { followHistory, resident } from './session.ts';
import { followDelivery } from './submit.ts';

startElder(rememberedElder());
listenForFiles();
followHistory();
followDelivery();
void startOffline();
makeReadyWhenIdle();
void startSending();

const views = {
  start: Start,
  progress: Progress,
  result: Result,
  stuck: Stuck,
  consent: Consent,
  queued: Queued,
  receipt: ReceiptView,
} as const satisfies Readonly<Record<Exclude<Step, 'camera'>, unknown>>;

export function page() {
  const { outcome, resident: words } = messages.value;
  const { step, checked, refusal } = resident.value;
  const Camera = cameraView.value;
  const titles: Readonly<Record<keyof typeof views, string>> = {
    start: startTitle(),
    progress: words.progress.title,
    result: refusal
      ? words.result.refused
      : checked
        ? outcome[checked.assessment.verdict.outcome]
        : '',
    stuck: words.stuck.title,
    consent: words.consent.title,
    queued: words.offline.queuedTitle,
    receipt: words.receipt.title,
  };
  const inputs = (
    <>
      <input
        ref={holdPicker}
        type="file"
        accept="image/*,.heic,.heif,.avif"
        hidden
        onChange={takeChosen}
      />
      <input
        ref={holdCamera}
        type="file"
        accept="image/*"
        capture="user"
        hidden
        onChange={takeChosen}
      />
    </>
  );
  if (step === 'camera') {
    return (
      <main>
        {inputs}
        {Camera && <Camera />}
      </main>
    );
  }
  if (sheet.value) {
    const { View: SheetView } = sheet.value;
    return (
      <Page title={words.receipt.print} wide switches={<ElderSwitch />}>
        <SheetView />
      </Page>
    );
  }
  const View = views[step];
  return (
    <Page title={titles[step]} wide={step !== 'progress'} switches={<ElderSwitch />}>
      {inputs}
      <UpdateNotice />
      <View key={step} />
      {dropping.value && <p class="drop-veil">{words.start.dropHere}</p>}
    </Page>
  );
}
