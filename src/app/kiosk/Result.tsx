import { Camera, Check, UserRoundCheck } from 'lucide-preact';
import { nextInstruction } from '../instruction.ts';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { linesOf } from '../ui/lines.ts';
import { PhotoLines } from '../ui/MarkedPhoto.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { Leave } from './Leave.tsx';
import { maySubmit, triesLeft } from './machine.ts';
import { type Judged, judged, refusal } from './person.ts';
import { kiosk, send, submit } from './session.ts';
import { limits } from './settings.ts';

const tones = { accept: 'pass', review: 'unsure', reject: 'fail' } as const;

function Photo({ subject }: { readonly subject: Judged }) {
  const { width, height, head, verdict } = subject.assessment;
  const wrong = verdict.findings.filter(({ status }) => status !== 'pass');
  const lines = head && verdict.outcome !== 'accept' ? linesOf(head, { width, height }, wrong) : [];
  return (
    <div class="marked-photo">
      <canvas
        ref={subject.show}
        width={width}
        height={height}
        role="img"
        aria-label={messages.value.shared.photoAlt}
      />
      <PhotoLines width={width} height={height} lines={lines} />
    </div>
  );
}

function Ways() {
  const words = messages.value.kiosk.result;
  const kind = maySubmit(kiosk.value, limits.value);
  const left = triesLeft(kiosk.value, limits.value);
  return (
    <>
      {kind === 'review' && <p class="kiosk-lead">{words.usedUp}</p>}
      <div class="actions kiosk-actions">
        {kind === 'passed' && (
          <button type="button" class="button big primary" onClick={submit}>
            <Check size={32} aria-hidden="true" />
            {words.use}
          </button>
        )}
        {left > 0 && (
          <button
            type="button"
            class={kind === 'passed' ? 'button big' : 'button big primary'}
            onClick={() => send({ type: 'again' })}
          >
            <Camera size={32} aria-hidden="true" />
            {words.again(left)}
          </button>
        )}
        {kind === 'review' && (
          <button type="button" class="button big" onClick={submit}>
            <UserRoundCheck size={32} aria-hidden="true" />
            {words.askStaff}
          </button>
        )}
      </div>
      {kind === 'review' && <p class="soft">{words.askStaffNote}</p>}
    </>
  );
}

/** The result of the checks, the one thing to do, and how many tries are left. */
export function Result() {
  const { kiosk: words, outcome, refusal: refusals, resident } = messages.value;
  const subject = judged.value;
  const code = refusal.value;
  const verdict = subject?.assessment.verdict.outcome;
  const instruction =
    subject &&
    (verdict === 'accept'
      ? resident.result.ready
      : nextInstruction(subject.assessment, messages.value));
  return (
    <div class="kiosk-step">
      <div class="kiosk-main kiosk-result" data-outcome={verdict}>
        {subject && <Photo subject={subject} />}
        <div class="stack">
          {code && <Alert trouble={refusals[code]} refusal={code} note={words.result.refused} />}
          {verdict && (
            <>
              <div class="outcome" data-tone={tones[verdict]}>
                <StatusIcon status={tones[verdict]} size={48} />
                <StepHeading>{outcome[verdict]}</StepHeading>
              </div>
              <div class="instruction" data-tone={tones[verdict]}>
                <p>{instruction}</p>
              </div>
            </>
          )}
          <Ways />
        </div>
      </div>
      <Leave />
    </div>
  );
}
