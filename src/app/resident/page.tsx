import '../styles/start.css';
import '../styles/progress.css';
import '../styles/result.css';
import '../styles/receipt.css';
import { messages } from '../language.ts';
import { Page } from '../ui/Page.tsx';
import { Consent } from './Consent.tsx';
import { dropping, holdCamera, holdPicker, listenForFiles, takeChosen } from './file-inputs.ts';
import { Progress } from './Progress.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import { Result } from './Result.tsx';
import { Start, startTitle } from './Start.tsx';
import { checked, followHistory, type Step, step } from './state.ts';

listenForFiles();
followHistory();

const views = {
  start: Start,
  progress: Progress,
  result: Result,
  consent: Consent,
  receipt: ReceiptView,
} as const satisfies Readonly<Record<Step, unknown>>;

export function page() {
  const { outcome, resident } = messages.value;
  const titles: Readonly<Record<Step, string>> = {
    start: startTitle(),
    progress: resident.progress.title,
    result: checked.value ? outcome[checked.value.assessment.verdict.outcome] : '',
    consent: resident.consent.title,
    receipt: resident.receipt.title,
  };
  const View = views[step.value];
  return (
    <Page title={titles[step.value]} wide={step.value !== 'progress'}>
      <input ref={holdPicker} type="file" accept="image/*" hidden onChange={takeChosen} />
      <input
        ref={holdCamera}
        type="file"
        accept="image/*"
        capture="user"
        hidden
        onChange={takeChosen}
      />
      <View key={step.value} />
      {dropping.value && <p class="drop-veil">{resident.start.dropHere}</p>}
    </Page>
  );
}
