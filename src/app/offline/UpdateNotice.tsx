import { RefreshCw } from 'lucide-preact';
import { messages } from '../language.ts';
import { update, updateReady } from './updates.ts';

/** Says that a newer version is here. It is used only when the person agrees. */
export function UpdateNotice() {
  const words = messages.value.resident.offline;
  return (
    <div role="status" class="no-print">
      {updateReady.value && (
        <p class="notice" data-update>
          <span>{words.update}</span>
          <button type="button" class="button quiet" onClick={update}>
            <RefreshCw size={20} aria-hidden="true" />
            {words.reload}
          </button>
        </p>
      )}
    </div>
  );
}
