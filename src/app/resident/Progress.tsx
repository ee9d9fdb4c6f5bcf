import { Check } from 'lucide-preact';
import { stages } from '../../engine/assessment.ts';
import { messages } from '../language.ts';
import { download } from '../offline/updates.ts';
import { ScanDrawing } from '../ui/ScanDrawing.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { resident, send } from './session.ts';

const MEASURING = stages.indexOf('composing');
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export function Progress() {
  const { stage } = resident.value;
  const { stage: words } = messages.value;
  const { progress } = messages.value.resident;
  const now = stages.indexOf(stage);
  const loaded = download.value;
  const isLoading = loaded !== undefined && loaded.loaded < loaded.total && now < MEASURING;
  return (
    <section class="progress stack">
      <ScanDrawing />
      <StepHeading>{progress.title}</StepHeading>
      <ol class="stages secondary" aria-hidden="true">
        {stages.map((one, index) => (
          <li key={one} data-now={index === now} data-done={index < now}>
            <span class="stage-dot">{index < now && <Check size={16} aria-hidden="true" />}</span>
            {words[one]}
          </li>
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {words[stage]}
      </p>
      {isLoading && (
        <label class="stack-tight">
          {progress.download(megabytes(loaded.loaded), megabytes(loaded.total))}
          <progress value={loaded.loaded} max={loaded.total} />
        </label>
      )}
      <p class="small soft secondary">{progress.firstTime}</p>
      <button type="button" class="button" onClick={() => send({ type: 'cancel' })}>
        {progress.cancel}
      </button>
    </section>
  );
}
