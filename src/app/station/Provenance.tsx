import type { Captured } from '../../receipt/capture.ts';
import { messages } from '../language.ts';

/** Whether the page's own camera took a photo, and what that is worth. Absent: it is an uploaded file. */
export function Provenance({ captured }: { readonly captured: Captured | undefined }) {
  const provenance = captured ?? 'file';
  const { title, fix } = messages.value.station.receipt.provenance[provenance];
  return (
    <span data-captured={provenance}>
      {title}
      <br />
      <span class="small soft">{fix}</span>
    </span>
  );
}
