import { ArrowRight, Camera, ImageUp } from 'lucide-preact';
import { messages } from '../language.ts';
import { openCamera, openPicker } from './file-inputs.ts';
import { openConsent } from './terms.ts';

export function ResultActions({ accepted }: { readonly accepted: boolean }) {
  const { result } = messages.value.resident;
  return (
    <div class="actions">
      {accepted && (
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
    </div>
  );
}
