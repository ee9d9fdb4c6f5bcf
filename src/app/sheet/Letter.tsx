import { words } from './words.ts';

/** A line to write on, with what belongs there. */
export const Line = ({ label }: { readonly label: string }) => (
  <p class="sheet-line">
    <span>{label}</span>
  </p>
);

/** A letter with which another person goes to the counter. Names are written by hand: none is asked for. */
export function Letter({
  number,
  document,
}: {
  readonly number: string;
  readonly document: string;
}) {
  const { value: say } = words;
  return (
    <section class="sheet-letter">
      <h2>{say.letterTitle}</h2>
      <div class="sheet-lines">
        <Line label={say.from} />
        <Line label={say.identity} />
        <Line label={say.phone} />
      </div>
      <div class="sheet-lines">
        <Line label={say.to} />
        <Line label={say.identity} />
        <Line label={say.phone} />
      </div>
      <p>{say.letter(number, document)}</p>
      <div class="sheet-lines">
        <Line label={say.signedFrom} />
        <Line label={say.signedTo} />
        <Line label={say.day} />
      </div>
      <p class="sheet-note">{say.letterNote}</p>
    </section>
  );
}
