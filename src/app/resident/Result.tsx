import { isAboutOrigin } from '../../engine/intake.ts';
import { nextInstruction } from '../instruction.ts';
import { messages } from '../language.ts';
import { DocumentMenu } from '../ui/DocumentMenu.tsx';
import { FindingList } from '../ui/FindingList.tsx';
import { More } from '../ui/More.tsx';
import { PhotoPanel } from '../ui/PhotoPanel.tsx';
import { checkAgain } from './check-photo.ts';
import { OutcomeHeading, toneOf } from './OutcomeHeading.tsx';
import { Refused } from './Refused.tsx';
import { ResultActions } from './ResultActions.tsx';
import { checked } from './state.ts';
import { givesReceipts } from './terms.ts';
import { WhiteBackground } from './WhiteBackground.tsx';

export function Result() {
  if (!checked.value) return null;
  const { assessment, photoUrl, spec, isTaken } = checked.value;
  const { verdict, width, height, head } = assessment;
  const { notice, resident } = messages.value;
  const notices = assessment.notices.filter((one) => !(isTaken && isAboutOrigin(one)));
  const accepted = verdict.outcome === 'accept';
  const instruction = accepted
    ? givesReceipts(spec.id)
      ? resident.result.ready
      : resident.result.readyToSave
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
        <More />
        <WhiteBackground />
        <DocumentMenu id="result-document" onChange={checkAgain} />
        {notices.length > 0 && (
          <ul class="bullets small soft secondary" aria-label={resident.result.notices}>
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
      <div class="result-findings secondary">
        <FindingList findings={verdict.findings} spec={spec} />
      </div>
    </article>
  );
}
