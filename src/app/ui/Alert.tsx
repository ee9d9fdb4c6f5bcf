import { TriangleAlert } from 'lucide-preact';
import type { Trouble } from '../../i18n/messages.ts';
import { showOnArrival } from './focus.ts';

interface AlertProps {
  readonly trouble: Trouble;
  /** What has not changed, where that must be said. */
  readonly note?: string;
  /** The named value behind it: `data-refusal` or `data-problem`. */
  readonly refusal?: string;
  readonly problem?: string;
}

export function Alert({ trouble, note, refusal, problem }: AlertProps) {
  return (
    <div
      class="alert"
      role="alert"
      tabIndex={-1}
      ref={showOnArrival}
      data-refusal={refusal}
      data-problem={problem}
    >
      <TriangleAlert size={24} aria-hidden="true" />
      <div class="stack-tight">
        <h2>{trouble.title}</h2>
        <p>{trouble.fix}</p>
        {note && <p class="small soft">{note}</p>}
      </div>
    </div>
  );
}
