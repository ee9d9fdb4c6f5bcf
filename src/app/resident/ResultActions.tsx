import { ArrowRight, Camera, Download, ImageUp, UserRoundCheck } from 'lucide-preact';
import { messages } from '../language.ts';
import { saveFile } from '../save-file.ts';
import { BrowserCaveat } from './BrowserCaveat.tsx';
import { openCamera, openPicker } from './file-inputs.ts';
import { lacksCapture } from './machine.ts';
import { resident, send } from './session.ts';
import { givesReceipts, openConsent } from './terms.ts';
import { TRIES } from './tries.ts';

/** The exact bytes that were judged. */
function savePhoto(): void {
  const { checked } = resident.value;
  if (!checked) return;
  const { assessment, spec } = checked;
  const { photo, mime, width, height } = assessment;
  saveFile(`${spec.id}-${width}x${height}.jpg`, new Blob([photo], { type: mime }));
}

export function ResultActions({ accepted }: { readonly accepted: boolean }) {
  const { result, stuck } = messages.value.resident;
  const { checked, failures } = resident.value;
  const given = checked !== undefined && givesReceipts(checked.spec.id);
  const isFile = given && lacksCapture(checked);
  const receipts = accepted && given && !isFile;
  const save = accepted && (
    <button
      type="button"
      class={given ? 'button secondary' : 'button big primary'}
      onClick={savePhoto}
    >
      <Download size={22} aria-hidden="true" />
      {result.savePhoto}
    </button>
  );
  return (
    <div class="actions">
      {receipts && !isSecureContext && <BrowserCaveat />}
      {receipts && isSecureContext && (
        <button type="button" class="button big primary" onClick={openConsent}>
          {result.toReceipt}
          <ArrowRight size={24} aria-hidden="true" />
        </button>
      )}
      {!isFile && save}
      {accepted && !given && <p class="small soft">{result.noReceipt}</p>}
      <button
        type="button"
        class={accepted && !isFile ? 'button shoot secondary' : 'button big primary shoot'}
        onClick={openCamera}
      >
        <Camera size={24} aria-hidden="true" />
        {result.shootAgain}
      </button>
      {isFile && save}
      <button type="button" class="button pick secondary" onClick={openPicker}>
        <ImageUp size={22} aria-hidden="true" />
        {result.pickAnother}
      </button>
      {failures.length >= TRIES && (
        <button type="button" class="button quiet" onClick={() => send({ type: 'to-stuck' })}>
          <UserRoundCheck size={22} aria-hidden="true" />
          {stuck.reviewTitle}
        </button>
      )}
    </div>
  );
}
