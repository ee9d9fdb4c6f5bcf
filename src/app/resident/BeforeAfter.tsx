import { messages } from '../language.ts';

interface BeforeAfterProps {
  readonly before: string;
  readonly after: string;
}

/** An edited photo beside the original. */
export function BeforeAfter({ before, after }: BeforeAfterProps) {
  const { result } = messages.value.resident;
  return (
    <div class="before-after">
      {(
        [
          [result.before, before],
          [result.after, after],
        ] as const
      ).map(([words, url]) => (
        <figure key={url}>
          <img src={url} alt={words} />
          <figcaption class="small">{words}</figcaption>
        </figure>
      ))}
    </div>
  );
}
