import { ArrowLeft, Camera, ImageUp } from 'lucide-preact';
import { isAboutOrigin } from '../../engine/intake.ts';
import { nextInstruction } from '../instruction.ts';
import { messages } from '../language.ts';
import { DocumentMenu } from '../ui/DocumentMenu.tsx';
import { FindingList } from '../ui/FindingList.tsx';
import { More } from '../ui/More.tsx';
import { FaultPicture, PhotoPanel } from '../ui/PhotoPanel.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { checkAgain } from './check-photo.ts';
import { openCamera, openPicker } from './file-inputs.ts';
import { type Checked, lacksCapture } from './machine.ts';
import { OutcomeHeading, toneOf } from './OutcomeHeading.tsx';
import { Refused } from './Refused.tsx';
import { ResultActions } from './ResultActions.tsx';
import { resident, send, urlOf } from './session.ts';
import { givesReceipts } from './terms.ts';
import { WhiteBackground } from './WhiteBackground.tsx';

export function Result() {
  const { checked, refusal } = resident.value;
  if (!checked) return null;
  return refusal ? <RefusedNext /> : <Verdict checked={checked} />;
}

/** Only the refusal: beside an earlier photo's result, nobody could tell which of the two is meant. */
function RefusedNext() {
  const { result } = messages.value.resident;
  return (
    <div class="stack refused-next">
      <StepHeading focused={false}>{result.refused}</StepHeading>
      <Refused />
      <div class="actions">
        <button type="button" class="button big primary shoot" onClick={openCamera}>
          <Camera size={24} aria-hidden="true" />
          {result.shootAgain}
        </button>
        <button type="button" class="button big pick secondary" onClick={openPicker}>
          <ImageUp size={24} aria-hidden="true" />
          {result.pickAnother}
        </button>
      </div>
      <More />
      <div>
        <button type="button" class="button quiet" onClick={() => send({ type: 'to-result' })}>
          <ArrowLeft size={22} aria-hidden="true" />
          {result.toPrevious}
        </button>
      </div>
    </div>
  );
}

function Verdict({ checked }: { readonly checked: Checked }) {
  const { assessment, spec, capture } = checked;
  const { verdict, width, height, head, places, photo } = assessment;
  const { findings } = verdict;
  const shown = { url: urlOf(photo), width, height, head, places, findings };
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
      <div class="result-words">
        <OutcomeHeading outcome={verdict.outcome} />
        <div class="instruction" data-tone={toneOf[verdict.outcome]}>
          <h2>{result.next}</h2>
          <p>{instruction}</p>
        </div>
      </div>
      <div class="result-photo">
        <PhotoPanel {...shown} />
      </div>
      <div class="result-actions stack">
        <ResultActions accepted={accepted} />
        {notices.length > 0 && (
          <ul class="bullets small soft secondary" aria-label={result.notices}>
            {notices.map((one) => (
              <li key={one}>{notice[one]}</li>
            ))}
          </ul>
        )}
        <More />
        <WhiteBackground />
      </div>
      <div class="result-findings secondary">
        <FindingList findings={findings} spec={spec} picture={<FaultPicture {...shown} />} />
      </div>
      <DocumentMenu id="result-document" onChange={checkAgain} />
    </article>
  );
}
