import { ArrowRight, Camera, ImageUp, UserRoundCheck } from 'lucide-preact';
import { messages } from '../language.ts';
import { BrowserCaveat } from './BrowserCaveat.tsx';
import { openCamera, openPicker } from './file-inputs.ts';
import { go } from './state.ts';
import { openConsent } from './terms.ts';
import { failures, TRIES } from './tries.ts';

export function ResultActions({ accepted }: { readonly accepted: boolean }) {
  const { resident } = messages.value;
  const { result } = resident;
  return (
    <div class="actions">
      {accepted && !isSecureContext && <BrowserCaveat />}
      {accepted && isSecureContext && (
        <button type="button" class="button big primary" onClick={openConsent}>
          {result.toReceipt}
          <ArrowRight size={24} aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        class={accepted ? 'button shoot' : 'button big primary shoot'}
        onClick={openCamera}
      >
        <Camera size={24} aria-hidden="true" />
        {result.shootAgain}
      </button>
      <button type="button" class="button pick" onClick={openPicker}>
        <ImageUp size={22} aria-hidden="true" />
        {result.pickAnother}
      </button>
      {failures.value.length >= TRIES && (
        <button type="button" class="button quiet" onClick={() => go('stuck')}>
          <UserRoundCheck size={22} aria-hidden="true" />
          {resident.stuck.reviewTitle}
        </button>
      )}
    </div>
  );
}
