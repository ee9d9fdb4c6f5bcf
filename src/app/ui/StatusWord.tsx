import type { Status } from '../../engine/verdict.ts';
import { messages } from '../language.ts';
import { StatusIcon } from './StatusIcon.tsx';

export function StatusWord({ status }: { readonly status: Status }) {
  return (
    <span class="status" data-tone={status}>
      <StatusIcon status={status} />
      {messages.value.status[status]}
    </span>
  );
}
