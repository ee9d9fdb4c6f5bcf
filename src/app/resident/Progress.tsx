import { Check } from 'lucide-preact';
import { stages } from '../../engine/assessment.ts';
import { messages } from '../language.ts';
import { download } from '../offline/updates.ts';
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
      <svg class="scan" viewBox="0 0 120 148" aria-hidden="true">
        <rect class="scan-frame" x="2" y="2" width="116" height="144" rx="10" />
        <path class="scan-person" d="M14 146c2-30 22-38 46-38s44 8 46 38z" />
        <path class="scan-person" d="M32 62q0 44 28 44t28-44q0-32-28-32T32 62z" />
        <path class="scan-line" d="M8 16h104" />
      </svg>
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
