import { isAboutOrigin } from '../../engine/intake.ts';
import { nextInstruction } from '../instruction.ts';
import { messages } from '../language.ts';
import { DocumentMenu } from '../ui/DocumentMenu.tsx';
import { FindingList } from '../ui/FindingList.tsx';
import { More } from '../ui/More.tsx';
import { PhotoPanel } from '../ui/PhotoPanel.tsx';
import { checkAgain } from './check-photo.ts';
import { lacksCapture } from './machine.ts';
import { OutcomeHeading, toneOf } from './OutcomeHeading.tsx';
import { Refused } from './Refused.tsx';
import { ResultActions } from './ResultActions.tsx';
import { resident, urlOf } from './session.ts';
import { givesReceipts } from './terms.ts';
import { WhiteBackground } from './WhiteBackground.tsx';

export function Result() {
  const { checked } = resident.value;
  if (!checked) return null;
  const { assessment, spec, capture } = checked;
  const { verdict, width, height, head, photo } = assessment;
  const { notice } = messages.value;
  const { result, start } = messages.value.resident;
  const notices = assessment.notices.filter((one) => !(capture && isAboutOrigin(one)));
  const accepted = verdict.outcome === 'accept';
  const ready = !givesReceipts(spec.id)
    ? result.readyToSave
    : lacksCapture(checked)
      ? start.captureNeeded
      : result.ready;
  const instruction = accepted ? ready : nextInstruction(assessment, messages.value);
  return (
    <article class="result" data-outcome={verdict.outcome}>
      <div class="result-words stack">
        <Refused />
        <OutcomeHeading outcome={verdict.outcome} />
        <div class="instruction" data-tone={toneOf[verdict.outcome]}>
          <h2>{result.next}</h2>
          <p>{instruction}</p>
        </div>
        <ResultActions accepted={accepted} />
        <More />
        <WhiteBackground />
        <DocumentMenu id="result-document" onChange={checkAgain} />
        {notices.length > 0 && (
          <ul class="bullets small soft secondary" aria-label={result.notices}>
            {notices.map((one) => (
              <li key={one}>{notice[one]}</li>
            ))}
          </ul>
        )}
      </div>
      <div class="result-photo">
        <PhotoPanel
          url={urlOf(photo)}
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
