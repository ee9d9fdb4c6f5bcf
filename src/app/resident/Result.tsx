import { defaultSpec } from '../../specs/index.ts';
import { messages } from '../language.ts';
import { FindingList } from '../ui/FindingList.tsx';
import { PhotoPanel } from '../ui/PhotoPanel.tsx';
import { nextInstruction } from './instruction.ts';
import { OutcomeHeading, toneOf } from './OutcomeHeading.tsx';
import { Refused } from './Refused.tsx';
import { ResultActions } from './ResultActions.tsx';
import { checked } from './state.ts';

export function Result() {
  if (!checked.value) return null;
  const { assessment, photoUrl } = checked.value;
  const { verdict, width, height, head, notices } = assessment;
  const { notice, resident } = messages.value;
  const accepted = verdict.outcome === 'accept';
  const instruction = accepted
    ? resident.result.ready
    : nextInstruction(assessment, messages.value);
  return (
    <article class="result" data-outcome={verdict.outcome}>
      <div class="result-words stack">
        <Refused />
        <OutcomeHeading outcome={verdict.outcome} />
        <div class="instruction" data-tone={toneOf[verdict.outcome]}>
          <h2>{resident.result.next}</h2>
          <p>{instruction}</p>
        </div>
        <ResultActions accepted={accepted} />
        {notices.length > 0 && (
          <ul class="bullets small soft" aria-label={resident.result.notices}>
            {notices.map((one) => (
              <li key={one}>{notice[one]}</li>
            ))}
          </ul>
        )}
      </div>
      <div class="result-photo">
        <PhotoPanel
          url={photoUrl}
          width={width}
          height={height}
          head={head}
          findings={verdict.findings}
        />
      </div>
      <div class="result-findings">
        <FindingList findings={verdict.findings} spec={defaultSpec} />
      </div>
    </article>
  );
}
