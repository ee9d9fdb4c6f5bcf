import { TriangleAlert } from 'lucide-preact';
import type { StationReceipt } from '../../receipt/answers.ts';
import { messages } from '../language.ts';

/** What was changed in the photo at home. A clerk must not overlook it. */
export function Edits({ receipt }: { readonly receipt: StationReceipt }) {
  const words = messages.value.station.receipt.edits;
  return (
    <>
      {(receipt.edits ?? []).map((edit) => (
        <div key={edit} class="alert" data-edit={edit}>
          <TriangleAlert size={24} aria-hidden="true" />
          <div class="stack-tight">
            <h2>{words[edit].title}</h2>
            <p>{words[edit].fix}</p>
          </div>
        </div>
      ))}
    </>
  );
}
