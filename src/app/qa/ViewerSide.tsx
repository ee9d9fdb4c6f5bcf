import { ImageOff, Pin } from 'lucide-preact';
import { toneOf } from '../../qa/evidence.ts';
import type { PhotoRow } from '../../qa/report.ts';
import { messages } from '../language.ts';
import { linesOf } from '../ui/lines.ts';
import { MarkedPhoto } from '../ui/MarkedPhoto.tsx';
import { pictures } from './viewer-state.ts';
import { errorTitle, words } from './words.ts';

/** One photo with the lines it was measured by, and what it came to. */
export function ViewerSide({
  row,
  isHeld = false,
}: {
  readonly row: PhotoRow;
  readonly isHeld?: boolean;
}) {
  const { viewer, outcomes } = words.value;
  const picture = pictures.value.get(row.file);
  const outcome = row.outcome ?? 'error';
  return (
    <figure class="qa-viewer-side" data-held={isHeld} data-loaded={picture !== undefined}>
      <figcaption>
        <span class="qa-tag" data-tone={toneOf(outcome)}>
          {outcomes[outcome]}
        </span>
        {row.error && <span>{errorTitle(row.error)}</span>}
        {isHeld && (
          <span class="qa-held" title={row.file}>
            <Pin size={14} aria-hidden="true" /> {viewer.pinned} · {row.file}
          </span>
        )}
      </figcaption>
      {picture && (
        <MarkedPhoto
          url={picture.url}
          width={picture.width}
          height={picture.height}
          alt={row.file}
          lines={picture.head ? linesOf(picture.head, picture, row.findings) : []}
        />
      )}
      {picture === null && (
        <p class="qa-no-photo soft">
          <ImageOff size={28} aria-hidden="true" />
          {viewer.noPhoto}
        </p>
      )}
      {row.notices?.map((notice) => (
        <p key={notice} class="small soft">
          {messages.value.notice[notice]}
        </p>
      ))}
    </figure>
  );
}
